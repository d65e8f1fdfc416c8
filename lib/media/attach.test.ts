import { afterAll, describe, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { attachFile } from "@/lib/media/attach"
import { attachedTo } from "@/lib/media/attached"
import { bindAttachments } from "@/lib/media/bind"
import { mediaOfMessages } from "@/lib/media/of-messages"
import { pruneAttachments } from "@/lib/media/prune"
import { readMedia } from "@/lib/media/read"
import { sampleFile } from "@/lib/media/sample"
import { fileIn } from "@/lib/media/uploaded"
import { addTalk, talkGround } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { addMessage } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, HOUR_MS, now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

const PDF = Uint8Array.from(sampleFile("application/pdf"))
const PNG = Uint8Array.from(sampleFile("image/png"))
const file = (conversationId: string, bytes = PDF, fileName = "plan.pdf") => ({
  conversationId,
  bytes,
  fileName,
})

describe("a file to be sent", () => {
  it("is taken as what its bytes are, and twice is once", async () => {
    const { ctxFor, conversationId } = await talkGround()
    const ctx = ctxFor(["coordinator"])
    const made = await attachFile(ctx, {
      ...file(conversationId, PNG, "../x-ray.pdf"),
      mime: "application/pdf",
    })
    expect(made).toMatchObject({
      kind: "image",
      mime: "image/png",
      fileName: "x-ray.pdf.png",
      size: PNG.length,
    })
    expect(await attachFile(ctx, file(conversationId, PNG, "../x-ray.pdf"))).toEqual(made)
  })

  it("goes with one message of its own conversation, which then says what it carries", async () => {
    const { ctxFor, conversationId, lead, clinic } = await talkGround()
    const { id } = await attachFile(ctxFor(["admin"]), file(conversationId))
    const other = await addTalk(clinic.id)
    const [mine, again] = [
      await addMessage(lead, "Here is the plan", { direction: "out" }),
      await addMessage(lead, "And again", { direction: "out" }),
    ]
    const ctx = ctxFor(["admin"])
    await inClinic(clinic.id, async (tx) => {
      await bindAttachments(tx, ctx, [{ messageId: other.messageId, attachmentId: id }])
      await bindAttachments(tx, ctx, [{ messageId: mine, attachmentId: id }])
      await bindAttachments(tx, ctx, [{ messageId: again, attachmentId: id }])
    })
    expect(await attachedTo(ctx, mine)).toMatchObject({ id, kind: "document", fileName: "plan.pdf" })
    expect([await attachedTo(ctx, again), await attachedTo(ctx, other.messageId)]).toEqual([null, null])
    const row = await inClinic(clinic.id, (tx) => tx.message.findUniqueOrThrow({ where: { id: mine } }))
    expect(row).toMatchObject({ kind: "document", detail: { media: { id, mime: "application/pdf" } } })
    const shown = await inClinic(clinic.id, (tx) => mediaOfMessages(tx, [mine, again]))
    expect([...shown]).toEqual([[mine, expect.objectContaining({ href: `/api/media/${mine}` })]])
    expect(await readMedia(ctx, { id: mine })).toMatchObject({ mime: "application/pdf", isInline: false })
  })

  it.each<[string, Uint8Array<ArrayBuffer>, RegExp]>([
    ["nothing", new Uint8Array(), /empty/],
    ["a program", Uint8Array.from([...Buffer.from("MZ"), ...Buffer.alloc(99)]), /Programs/],
    ["a page", Uint8Array.from(Buffer.from("<!doctype html><p>")), /takes no such files/],
    ["an archive", Uint8Array.from(Buffer.from("PK\u0003\u0004aaaa")), /takes no such files/],
    [
      "a picture beyond 5 MB",
      Uint8Array.from(Buffer.concat([PNG, Buffer.alloc(5 * 1024 * 1024)])),
      /at most 5 MB/,
    ],
  ])("is refused in words: %s", async (_, bytes, sentence) => {
    const { ctxFor, conversationId } = await talkGround()
    await expect(attachFile(ctxFor(["admin"]), file(conversationId, bytes))).rejects.toMatchObject({
      code: "invalid_input",
      sentence: expect.stringMatching(sentence),
    })
  })

  it("is forgotten a day later where it never left", async () => {
    const { ctxFor, conversationId, lead, clinic } = await talkGround()
    const ctx = ctxFor(["admin"])
    const [lost, fresh, sent] = [
      await attachFile(ctx, file(conversationId, PDF, "lost.pdf")),
      await attachFile(ctx, file(conversationId, PDF, "fresh.pdf")),
      await attachFile(ctx, file(conversationId, PDF, "sent.pdf")),
    ]
    const messageId = await addMessage(lead, "Sent", { direction: "out" })
    await inClinic(clinic.id, (tx) => bindAttachments(tx, ctx, [{ messageId, attachmentId: sent.id }]))
    await db.owner.query(`update "Attachment" set "createdAt" = $1 where id = any($2)`, [
      addMs(now(), -DAY_MS - HOUR_MS),
      [lost.id, sent.id],
    ])
    await pruneAttachments()
    const left = await inClinic(clinic.id, (tx) => tx.attachment.findMany({ select: { id: true } }))
    expect(left.map((one) => one.id).sort()).toEqual([fresh.id, sent.id].sort())
  })

  it("comes as the body of a request, or as the file of a form", async () => {
    const plain = new Request("http://x/", {
      method: "POST",
      headers: { "content-type": "application/pdf", "x-file-name": encodeURIComponent("plân.pdf") },
      body: PDF,
    })
    expect(await fileIn(plain, {})).toMatchObject({ fileName: "plân.pdf", mime: "application/pdf" })
    const form = new FormData()
    form.set("file", new File([PDF], "plan.pdf", { type: "application/pdf" }))
    const posted = await fileIn(new Request("http://x/", { method: "POST", body: form }), {})
    expect([posted.fileName, Buffer.from(posted.bytes).equals(Buffer.from(PDF))]).toEqual(["plan.pdf", true])
    await expect(
      fileIn(new Request("http://x/", { method: "POST", body: new FormData() }), {}),
    ).rejects.toMatchObject({ code: "invalid_input" })
  })
})

describeRefusals(attachFile, {
  async prepare() {
    const { ctxFor, strangerFor, conversationId } = await talkGround()
    return { ctxFor, strangerFor, input: file(conversationId) }
  },
  badInput: { conversationId: "x", bytes: "words" },
  wrongState: {
    when: "a conversation by text message",
    code: "invalid_input",
    async prepare() {
      const ground = await talkGround()
      await db.owner.query(`update "Conversation" set channel = 'sms' where id = $1`, [ground.conversationId])
      return { ...ground, input: file(ground.conversationId) }
    },
  },
})
