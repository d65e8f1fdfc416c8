import { inflateSync } from "node:zlib"
import { afterAll, describe, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { closeDb, inClinic } from "@/lib/db"
import { inLanguage } from "@/lib/language/store"
import { findWeek } from "@/lib/reports/find-week"
import { makeWeeklyReport } from "@/lib/reports/make-week"
import { weekPdf } from "@/lib/reports/pdf"
import { testDatabase } from "@/lib/testing/db"
import { makeMember } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { at, MONDAY, reportGround } from "@/lib/testing/reports"
import { addMs, DAY_MS } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

const before = "2026-11-23"
describeRefusals(makeWeeklyReport, {
  subject: "none",
  prepare: async () => ({ ...(await reportGround()), input: { before } }),
})

const systemAt = (clinic: Parameters<typeof systemCtx>[1] & { id: string }) => ({
  ...systemCtx(clinic.id, clinic, "weekly-report"),
  now: at("2026-11-23T08:00:00"),
})

describe("T23 the weekly report", () => {
  it("keeps the whole ISO week before, once, and mails it in each reader's language", async () => {
    const { clinic } = await reportGround()
    const reader = await makeMember(clinic.id, ["coordinator"])
    await db.owner.query(`update "Member" set language = 'ro' where id = $1`, [reader.id])
    await makeMember(clinic.id, ["doctor"])
    expect(await makeWeeklyReport(systemAt(clinic), { before })).toEqual({
      week: "2026-W47",
      isNew: true,
      mails: 2,
    })
    expect(await makeWeeklyReport(systemAt(clinic), { before: "2026-11-25" })).toMatchObject({ isNew: false })
    const mails = await inClinic(clinic.id, (tx) => tx.mail.findMany({ where: { kind: "weekly_report" } }))
    expect(mails).toHaveLength(2)
    const files = mails.flatMap((one) => one.attachments as { filename: string; base64: string }[])
    for (const file of files) {
      expect(file.filename).toBe(`rounds-${clinic.slug}-2026-W47.pdf`)
      expect(Buffer.from(file.base64, "base64").toString("latin1")).toMatch(/^%PDF-/)
    }
    const [kept] = await inClinic(clinic.id, (tx) => tx.weeklyReport.findMany())
    expect(kept).toMatchObject({
      body: { from: MONDAY, to: "2026-11-22", total: { now: { made: 3, won: 1 } } },
    })
  })

  it("never changes afterwards, and says what did", async () => {
    const { clinic, leads, ctxFor } = await reportGround()
    await makeWeeklyReport(systemAt(clinic), { before })
    await inClinic(clinic.id, (tx) =>
      tx.lead.update({ where: { id: leads[1]!.id }, data: { status: "booked" } }),
    )
    const ctx = { ...ctxFor(["admin"]), now: addMs(at("2026-11-23T08:00:00"), DAY_MS) }
    const { readReport } = await import("@/lib/reports/read")
    await readReport(ctx, { days: 30 })
    const week = await findWeek(ctx, { week: "2026-W47" })
    expect(week.report.total.now.booked).toBe(1)
    expect(week.corrections).toEqual([{ step: "booked", kept: 1, now: 2 }])
    await expect(
      inClinic(clinic.id, (tx) => tx.$executeRaw`update "WeeklyReport" set body = '{}'`),
    ).rejects.toThrow(/permission denied/)
  })

  it("is a PDF with pages, the clinic's name and every letter of its language", async () => {
    const { clinic, ctxFor } = await reportGround()
    await makeWeeklyReport(systemAt(clinic), { before })
    const { report } = await findWeek(ctxFor(["admin"]), { week: "latest" })
    const body = await inLanguage("ro", () =>
      weekPdf({ ...clinic, name: "Clinica Țăndărică" }, "2026-W47", report),
    )
    const raw = body.toString("latin1")
    expect(raw.startsWith("%PDF-")).toBe(true)
    expect((raw.match(/\/Type \/Page\b(?!s)/g) ?? []).length).toBeGreaterThan(0)
    expect(unicodesOf(body)).toEqual(expect.arrayContaining(["Ț", "ă"]))
  })
})

/** The letters that the fonts put in say they draw: their ToUnicode maps. */
function unicodesOf(pdf: Buffer): string[] {
  const found: string[] = []
  for (let from = pdf.indexOf("stream\n"); from >= 0; from = pdf.indexOf("stream\n", from + 1)) {
    const end = pdf.indexOf("endstream", from)
    try {
      const text = inflateSync(pdf.subarray(from + 7, end)).toString("latin1")
      if (!text.includes("beginbfrange")) continue
      for (const [, hex] of text.matchAll(/<([0-9a-f]{4})>/g))
        found.push(String.fromCharCode(Number.parseInt(hex!, 16)))
    } catch {
      // Not one of ours: a font or a picture.
    }
  }
  return found
}
