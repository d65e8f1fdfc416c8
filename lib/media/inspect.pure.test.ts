import { deflateRawSync } from "node:zlib"
import { describe, expect, it } from "vitest"
import { disposition, safeFileName } from "@/lib/media/file-name"
import { inspect, OCTETS } from "@/lib/media/inspect"
import { sampleFile } from "@/lib/media/sample"
import { serveMedia } from "@/lib/media/serve"
import { MOST_BYTES } from "@/lib/media/words"

const text = (words: string) => Buffer.from(words)
const hex = (digits: string) => Buffer.from(digits.replaceAll(" ", ""), "hex")
const PNG = Buffer.from(sampleFile("image/png"))
const JPEG = Buffer.concat([
  hex("ffd8ffe0 0010 4a464946 0001 0101 0048 0048 0000"),
  Buffer.alloc(64, 7),
  hex("ffd9"),
])
const WEBP = Buffer.concat([text("RIFF"), hex("24000000"), text("WEBPVP8 "), Buffer.alloc(32)])
const PDF = Buffer.from(sampleFile("application/pdf"))
const SVG = text(
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
)
const HTML = text("<!doctype html><script>top.location='//evil.example'</script>")
const bomb = deflateRawSync(Buffer.alloc(4_000_000), { level: 9 })
const ZIP = Buffer.concat([
  hex("504b0304 1400 0000 0800 00000000 00000000"),
  Buffer.alloc(8),
  hex("0100 0000 61"),
  bomb,
])
const EXE = Buffer.concat([text("MZ"), Buffer.alloc(200)])
const ELF = Buffer.concat([hex("7f454c46 02010100"), Buffer.alloc(200)])
const GIF = Buffer.concat([text("GIF89a"), Buffer.alloc(40)])
const OGG = Buffer.concat([text("OggS"), Buffer.alloc(24), text("OpusHead"), Buffer.alloc(40)])
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
const BOMBS = "application/zip"

type Case = [name: string, bytes: Uint8Array, told: string | null, became: string]
/** What the bytes are given out as; `inline` for a picture that may be shown where it stands. */
const FILES: readonly Case[] = [
  ["a PNG", PNG, "image/png", "image/png inline"],
  ["a JPEG", JPEG, "image/jpeg", "image/jpeg inline"],
  ["a WebP", WEBP, "image/webp", "image/webp inline"],
  ["a GIF", GIF, "image/gif", "image/gif"],
  ["a PNG said to be a page", PNG, "text/html", "image/png inline"],
  ["a PNG of which nothing is said", PNG, null, "image/png inline"],
  ["a PNG that is a page too", Buffer.concat([PNG, HTML]), "image/png", "image/png"],
  ["a PNG that is an SVG too", Buffer.concat([PNG, text("<SVG onload=x>")]), "image/png", "image/png"],
  ["a PNG that is a PDF too", Buffer.concat([PNG, PDF]), "image/png", "image/png"],
  ["a PNG that is an archive too", Buffer.concat([PNG, ZIP]), "image/png", "image/png"],
  [
    "a JPEG that is a script too",
    Buffer.concat([JPEG, text("<script>x</script>")]),
    "image/jpeg",
    "image/jpeg",
  ],
  ["a JPEG that is PHP too", Buffer.concat([JPEG, text("<?php x")]), "image/jpeg", "image/jpeg"],
  ["a JPEG that frames a page", Buffer.concat([JPEG, text("<iframe src=x>")]), "image/jpeg", "image/jpeg"],
  ["an SVG", SVG, "image/svg+xml", OCTETS],
  ["an SVG said to be a PNG", SVG, "image/png", OCTETS],
  ["an SVG said to be words", SVG, "text/plain", OCTETS],
  ["a page", HTML, "text/html", OCTETS],
  ["a page said to be a JPEG", HTML, "image/jpeg", OCTETS],
  ["a page said to be words", HTML, "text/plain", OCTETS],
  ["a page with blanks before it", text(`${" ".repeat(3_000)}${HTML}`), "text/plain", OCTETS],
  ["a page with a mark before it", text(`\ufeff${HTML}`), "text/plain", OCTETS],
  ["a script of the web", text("alert(document.cookie)"), "text/javascript", OCTETS],
  ["a style sheet", text("body{background:url(//x)}"), "text/css", OCTETS],
  ["words", text("Bună ziua"), "text/plain", "text/plain"],
  ["words with a NUL", text("a\u0000b"), "text/plain", OCTETS],
  ["words that are no UTF-8", hex("c3 28 a0 a1"), "text/plain", OCTETS],
  ["a PDF", PDF, "application/pdf", "application/pdf"],
  ["a PDF said to be a PNG", PDF, "image/png", "application/pdf"],
  ["a sound", OGG, "audio/ogg; codecs=opus", "audio/ogg"],
  ["an archive that holds four megabytes of nothing", ZIP, "application/zip", BOMBS],
  ["the same said to be a picture", ZIP, "image/png", BOMBS],
  ["the same said to be a document", ZIP, WORD, WORD],
  ["the beginning of an archive", text("PK"), null, BOMBS],
  ["nothing", Buffer.alloc(0), "image/png", "empty"],
  ["more than may be", Buffer.alloc(MOST_BYTES + 1), "video/mp4", "too_large"],
  ["a program", EXE, "application/octet-stream", "program"],
  ["a program said to be a picture", EXE, "image/jpeg", "program"],
  ["a program of another system", ELF, "application/pdf", "program"],
  ["a shell script", text("#!/bin/sh\nrm -rf ~"), "text/plain", "program"],
  ["bytes of no kind", Buffer.alloc(300, 3), "image/png", OCTETS],
]

describe("S26 what a file is", () => {
  it("is tried on forty", () => expect(FILES.length).toBeGreaterThanOrEqual(40))

  it.each(FILES)("%s", async (_, bytes, told, became) => {
    const found = await inspect(bytes, told)
    expect(found.ok ? `${found.mime}${found.isInline ? " inline" : ""}` : found.because).toBe(became)
  })

  it.each(FILES.filter(([, , , became]) => became.includes("/")))(
    "%s is given out as bytes, and runs nothing",
    async (_, bytes, told) => {
      const found = await inspect(bytes, told)
      if (!found.ok) throw new Error("it was refused")
      const answer = serveMedia({ ...found, bytes, fileName: "../../a.html" })
      const of = (name: string) => answer.headers.get(name) ?? ""
      expect(of("x-content-type-options")).toBe("nosniff")
      expect(of("content-security-policy")).toMatch(/default-src 'none'; sandbox(;|$)/)
      expect(of("content-type")).not.toMatch(/^text\/(?!plain)|\/svg|\/xml|xhtml|javascript/)
      expect(of("content-disposition")).toMatch(found.isInline ? /^inline; / : /^attachment; /)
      expect(of("content-disposition")).not.toMatch(/\.\.|\/(?!')|\.html"/)
      expect(of("cache-control")).toContain("no-store")
    },
  )
})

describe("S13 names of files", () => {
  it.each([
    ["as it is", "x-ray 2026.pdf", "application/pdf", "x-ray 2026.pdf"],
    ["with a path", "../../etc/passwd", "text/plain", "passwd.txt"],
    ["with a path of Windows", "C:\\Users\\a\\scan.pdf", "application/pdf", "scan.pdf"],
    ["turned round by a bidi sign", "invoice\u202Egpj.exe", "image/jpeg", "invoicegpj.exe.jpg"],
    ["isolated by bidi signs", "\u2066scan\u2069.png", "image/png", "scan.png"],
    ["with what has no width", "sc\u200Ban\u200D\uFEFF.png", "image/png", "scan.png"],
    ["with a line feed and a NUL", "a\r\nset-cookie: x\u0000.png", "image/png", "aset-cookie x.png"],
    ["with the end of a program", "photo.jpg.exe", OCTETS, "photo.jpg.exe.bin"],
    ["with the end of a page", "report.html", OCTETS, "report.html.bin"],
    ["that says another kind", "scan.svg", "image/png", "scan.svg.png"],
    ["in letters that look alike", "раураl.pdf", "application/pdf", "раураl.pdf"],
    ["of dots", "...", "image/png", "file.png"],
    ["hidden", ".htaccess", "text/plain", "htaccess.txt"],
    ["none", "", "application/pdf", "file.pdf"],
    ["absent", null, "application/pdf", "file.pdf"],
    ["with quotes", 'a"b;c.png', "image/png", "a b;c.png"],
    ["half a letter", "a\ud800b.png", "image/png", "a\ufffdb.png"],
  ])("%s", (_, given, mime, safe) => expect(safeFileName(given, mime)).toBe(safe))

  it("are cut where nobody reads on", () => {
    expect(safeFileName("ă".repeat(5_000), "image/png")).toBe(`${"ă".repeat(120)}.png`)
  })

  it("go into the header in both ways, and end nothing there", () => {
    const header = disposition("attachment", 'Pânză "a"; ș.pdf')
    expect(header).toBe(
      `attachment; filename="Pa_nza_ _a__ s_.pdf"; filename*=UTF-8''P%C3%A2nz%C4%83%20%22a%22%3B%20%C8%99.pdf`,
    )
    expect(disposition("inline", "a\r\nb.png")).not.toMatch(/[\r\n]/)
  })
})
