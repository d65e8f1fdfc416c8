import { afterAll, describe, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { mediaOfMessages } from "@/lib/media/of-messages"
import { readMedia } from "@/lib/media/read"
import { assignTo, colleague } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { mediaGround } from "@/lib/testing/media"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

describe("the file of a message", () => {
  it("is given to who reads the conversation, and the look is on record", async () => {
    const { ctxFor, messageId, lead } = await mediaGround()
    const found = await readMedia(ctxFor(["coordinator"]), { id: messageId })
    expect(found).toMatchObject({ mime: "image/png", isInline: true, fileName: "scan.png" })
    const looks = await recorded(lead.clinicId, lead.patientId)
    expect(looks).toContainEqual(
      expect.objectContaining({ name: "patient.read", after: expect.objectContaining({ what: "media" }) }),
    )
  })

  it("is nobody's out of reach: a conversation that is a colleague's, another message, one of another clinic", async () => {
    const { ctxFor, messageId, conversationId, clinic } = await mediaGround()
    const other = await colleague(clinic, ["frontdesk"])
    await assignTo(clinic.id, conversationId, other.id)
    await expect(readMedia(ctxFor(["frontdesk"]), { id: messageId })).rejects.toMatchObject({
      code: "not_found",
    })
    await expect(readMedia(other.ctx(), { id: messageId })).resolves.toMatchObject({ mime: "image/png" })
    for (const id of [newId(), "x", ""])
      await expect(readMedia(other.ctx(), { id })).rejects.toMatchObject({ code: "not_found" })
    await expect(readMedia(other.ctx(), { id: messageId, n: 1 })).rejects.toMatchObject({ code: "not_found" })
  })

  it("is asked of its bytes anew, whatever stands beside them", async () => {
    const page = Buffer.from("<!doctype html><script>x</script>")
    const { ctxFor, messageId } = await mediaGround({ bytes: page })
    const found = await readMedia(ctxFor(["admin"]), { id: messageId })
    expect(found).toMatchObject({ mime: "application/octet-stream", isInline: false })
  })

  it("says why it cannot be had", async () => {
    const { ctxFor, messageId, clinic } = await mediaGround({ status: "gone" })
    await inClinic(clinic.id, (tx) =>
      tx.media.updateMany({ where: { messageId }, data: { because: "gone" } }),
    )
    await expect(readMedia(ctxFor(["admin"]), { id: messageId })).rejects.toMatchObject({
      code: "wrong_state",
      sentence: expect.stringContaining("no longer has the file"),
    })
    const shown = await inClinic(clinic.id, (tx) => mediaOfMessages(tx, [messageId]))
    expect(shown.get(messageId)).toMatchObject({ href: null, because: expect.stringContaining("no longer") })
  })
})

describeRefusals(readMedia, {
  async prepare() {
    const { ctxFor, strangerFor, messageId } = await mediaGround()
    return { ctxFor, strangerFor, input: { id: messageId } }
  },
  badInput: { id: 5 },
  wrongState: {
    when: "what is still to be fetched",
    code: "wrong_state",
    async prepare() {
      const { ctxFor, strangerFor, messageId } = await mediaGround({ status: "wanted" })
      return { ctxFor, strangerFor, input: { id: messageId } }
    },
  },
})
