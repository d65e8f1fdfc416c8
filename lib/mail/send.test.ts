import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { giveUpMail } from "@/lib/mail/give-up"
import { type GivenMail, queueMail } from "@/lib/mail/queue"
import { sendMail } from "@/lib/mail/send"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { setEnv } from "@/lib/testing/messages"
import { jobCtx, mailsOf } from "@/lib/testing/notices"
import { type SmtpServer, serveSmtp } from "@/lib/testing/smtp-server"

await testDatabase()
let server: SmtpServer
beforeAll(async () => {
  server = await serveSmtp()
})
beforeEach(() => {
  setEnv({ MAIL_HOST: "127.0.0.1", MAIL_PORT: String(server.port), MAIL_TLS: "never", ROUNDS_DEMO: "" })
  server.be("take")
  server.mails.length = 0
})
afterAll(async () => {
  setEnv({ MAIL_HOST: "", MAIL_PORT: "", MAIL_TLS: "", ROUNDS_DEMO: "" })
  await server.close()
  await closeDb()
})

const MAIL: GivenMail = {
  to: "ana@example.test",
  kind: "test",
  subject: "Ședință",
  text: "Bună",
  effectKey: "one",
}

async function queued(given: Partial<GivenMail> = {}) {
  const clinic = await makeClinic()
  const queue = () =>
    inClinic(clinic.id as never, (tx) => queueMail(tx, jobCtx(clinic), { ...MAIL, ...given }))
  const { id, event } = await queue()
  const send = () => sendMail(jobCtx(clinic), id, "send")
  return { clinic, id, event, queue, send, row: async () => (await mailsOf({ clinic }))[0] }
}

it("leaves once, however often it is queued and sent", async () => {
  const { id, event, queue, send, row } = await queued({
    attachments: [{ filename: "week.csv", contentType: "text/csv", content: Buffer.from("a,b") }],
  })
  expect(event).toMatchObject({ name: "mail.queued", data: { mailId: id } })
  expect(await queue()).toEqual({ id, event: null })
  expect(await send()).toEqual({ status: "sent", isRepeat: false, isKept: false })
  expect(await send()).toMatchObject({ status: "sent", isRepeat: true })
  expect(server.mails).toHaveLength(1)
  expect(server.mails[0]).toMatchObject({ to: "ana@example.test" })
  expect(server.mails[0]?.body).toContain("week.csv")
  expect(await row()).toMatchObject({ status: "sent", externalId: expect.stringContaining(id) })
})

it("is unsure where the connection broke after the text, and is not sent again by itself", async () => {
  const { send, row } = await queued()
  server.be("cut_after_data")
  expect(await send()).toMatchObject({ status: "unsure" })
  server.be("take")
  expect(await send()).toMatchObject({ status: "unsure", isRepeat: true })
  expect(server.mails).toHaveLength(1)
  expect(await row()).toMatchObject({ status: "unsure", error: "answer_lost" })
})

it("is tried again where the server had nothing yet, or asked to wait; not where it refused", async () => {
  const cut = await queued()
  server.be("cut_at_rcpt")
  await expect(cut.send()).rejects.toMatchObject({ code: "provider_failed", reason: "unreachable" })
  server.be("later")
  await expect(cut.send()).rejects.toMatchObject({ reason: "mail_later" })
  server.be("take")
  expect(await cut.send()).toMatchObject({ status: "sent" })
  const no = await queued()
  server.be("refuse")
  await expect(no.send()).rejects.toMatchObject({ code: "provider_refused", reason: "mail_refused" })
  expect(await no.row()).toMatchObject({ status: "failed", error: "mail_refused" })
})

it("is given up after the last try", async () => {
  const { send, row, clinic, id } = await queued()
  server.be("later")
  await expect(send()).rejects.toThrow()
  expect(await giveUpMail(jobCtx(clinic), { mailId: id })).toEqual({ gaveUp: true })
  expect(await row()).toMatchObject({ status: "failed", error: "mail_later" })
})

it("stays in the demo's mailbox without a server, and nowhere else", async () => {
  setEnv({ MAIL_HOST: "", ROUNDS_DEMO: "1" })
  const kept = await queued()
  expect(await kept.send()).toEqual({ status: "sent", isRepeat: false, isKept: true })
  setEnv({ ROUNDS_DEMO: "" })
  const none = await queued()
  expect(none.event).toBeNull()
  expect(await none.row()).toMatchObject({ status: "failed", error: "no_mail_server" })
  expect(server.mails).toEqual([])
})

describe("S24 a header", () => {
  it.each([
    { subject: "Hello\r\nBcc: all@example.test" },
    { to: "ana@example.test\r\nBcc: all@example.test" },
    { to: "ana@example.test, all@example.test" },
    { subject: "" },
    { attachments: [{ filename: "a\nb", contentType: "text/csv", content: Buffer.from("") }] },
  ])("takes no second line: %j", async (given) => {
    await expect(queued(given)).rejects.toMatchObject({ code: "invalid_input" })
  })
})

describe("S23 a link that lets somebody in", () => {
  it("goes out, and stays in no row", async () => {
    const link = `https://rounds.example/i/${newId()}`
    const { send, row } = await queued({
      kind: "invitation",
      text: "An invitation.",
      secretText: `Open ${link}`,
    })
    expect(JSON.stringify(await row())).not.toContain(link)
    expect((await row())?.sealed).not.toBeNull()
    await send()
    expect(server.mails[0]?.body).toContain("/i/")
    expect((await row())?.sealed).toBeNull()
  })
})
