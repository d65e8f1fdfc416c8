import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

const STRING = String.raw`"((?:[^"\\]|\\.)*)"`
const SAID = new RegExp(String.raw`\bt\(\s*${STRING}`, "g")
const COUNTED = new RegExp(String.raw`\btn\(\s*[^"]*?,\s*${STRING},\s*${STRING}`, "g")
/** A text of its own between two tags. */
const DRAWN = /(?<![=\s])>\s*([^<>{}=;|&]*[A-Za-z]{2,}[^<>{}=;|&]*?)\s*</g
const SHOWN = new RegExp(
  String.raw`\s(label|title|placeholder|alt|aria-label|description|hint|heading|empty|submit|why|busy|text)=${STRING}`,
  "g",
)
/** A map from an id to what is said for it: these files hold nothing else. */
const WORD = new RegExp(String.raw`^\s*(?:["\w-]+|\[[^\]]+\]): ${STRING},?$`, "gm")

const plain = (literal: string): string => JSON.parse(`"${literal}"`) as string
const isText = (text: string): boolean => /[A-Za-z]{2}/.test(text) && /[A-Z ]/.test(text)

export type TextFile = { path: string; text: string }

export function textFiles(): TextFile[] {
  return ["app", "components", "lib"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile() && /\.tsx?$/.test(one.name) && !/\.test\.tsx?$/.test(one.name))
      .map((one) => join(one.parentPath, one.name))
      .filter((path) => !/^lib\/(generated|testing|language|engine|scoring)\//.test(path))
      .map((path) => ({ path, text: readFileSync(path, "utf8") })),
  )
}

/** Every text that is asked for by `t` or `tn`, or stands in a words file to be. */
export function saidIn({ path, text }: TextFile): string[] {
  const found = [
    ...[...text.matchAll(SAID)].map((match) => match[1]),
    ...[...text.matchAll(COUNTED)].map((match) => match[2]),
    ...(/(^|[/-])words\.ts$/.test(path) ? [...text.matchAll(WORD)].map((match) => match[1]) : []),
  ]
  return [...new Set(found.map((literal) => plain(literal ?? "")).filter(isText))]
}

/** What a screen draws without asking how it is said. */
export function unsaidIn({ path, text }: TextFile): string[] {
  if (!path.endsWith(".tsx")) return []
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "")
  return [
    ...[...code.matchAll(DRAWN)].map((match) => match[1] ?? ""),
    ...[...code.matchAll(SHOWN)].map((match) => match[2] ?? ""),
  ]
    .map((one) => one.replace(/\s+/g, " ").trim())
    .filter(isText)
}
