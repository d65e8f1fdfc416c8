import { describe, expect, it } from "vitest"
import { change, contactOf, envelope, NUMBER_ID, statusOf, textMessage } from "@/lib/testing/whatsapp"
import { parse } from "./parse"
import { split } from "./split"

const given = { account: { externalId: NUMBER_ID }, fallbackKey: "body:abc:1" }
const items = (body: unknown) => split(body, given)

describe("split", () => {
  it("makes an item of every message and status, each with its key and time", () => {
    const one = textMessage({ id: "wamid.A", timestamp: 1_697_043_223 })
    const body = envelope(
      change({ messages: [one, textMessage({ id: "wamid.B" })] }),
      change({ statuses: [statusOf("wamid.C", "read")] }),
    )
    expect(items(body)).toMatchObject([
      {
        key: "wamid.A",
        kind: "messages/text",
        fate: "pending",
        providerAt: new Date("2023-10-11T16:53:43Z"),
      },
      { key: "wamid.B", fate: "pending" },
      { key: "wamid.C:read:1751247548", kind: "statuses/read", fate: "pending" },
    ])
  })

  it("keeps what it has no use for and says why", () => {
    const unheard = { ...textMessage({ id: "wamid.I" }), type: "hologram" }
    const opened = { ...textMessage({ id: "wamid.W" }), type: "request_welcome", text: undefined }
    const template = { field: "message_template_status_update", value: { event: "APPROVED" } }
    const made = items(envelope(change({ messages: [unheard, opened] }), template, change({})))
    expect(made).toMatchObject([
      {
        key: "wamid.I",
        kind: "messages/hologram",
        fate: "ignored",
        reason: expect.stringContaining("hologram"),
      },
      { key: "wamid.W", fate: "ignored", reason: expect.stringContaining("nothing was written") },
      { key: "body:abc:1:0.1", kind: "message_template_status_update", fate: "ignored" },
      { kind: "messages/none", fate: "ignored" },
    ])
    expect(made.every((item) => item.reason)).toBe(true)
  })

  it("leaves groups alone: neither a message nor a status of theirs is anybody's", () => {
    const inGroup = { ...textMessage(), group_id: "Y2FwaV9ncm91cDox" }
    const fromGroup = textMessage({ from: "120363041234567890@g.us" })
    const status = {
      ...statusOf("wamid.G", "read"),
      recipient_type: "group",
      recipient_participant_id: "40711",
    }
    const other = { ...status, recipient_participant_id: "40722" }
    const made = items(envelope(change({ messages: [inGroup, fromGroup], statuses: [status, other] })))
    expect(made.map((item) => item.fate)).toEqual(["ignored", "ignored", "ignored", "ignored"])
    expect(new Set(made.map((item) => item.key)).size).toBe(4)
  })

  it("knows a notice of the account again by its time and what it says", () => {
    const notice = (time: unknown, event: string) => ({
      entry: [{ id: "1", time, changes: [{ field: "account_update", value: { event } }] }],
    })
    const key = (time: unknown, event: string) => items(notice(time, event))[0]?.key
    expect(key(1_751_247_548, "ACCOUNT_DELETED")).toBe(key(1_751_247_548, "ACCOUNT_DELETED"))
    expect(key(1_751_247_548, "ACCOUNT_DELETED")).not.toBe(key(1_751_247_549, "ACCOUNT_DELETED"))
    expect(key(1_751_247_548, "ACCOUNT_DELETED")).not.toBe(key(1_751_247_548, "PARTNER_REMOVED"))
    expect(key(undefined, "ACCOUNT_DELETED")).toBe("body:abc:1:0.0")
  })

  it("quarantines what is for another number", () => {
    const body = envelope(change({ messages: [textMessage()] }, "999"), change({ messages: [textMessage()] }))
    expect(items(body).map((item) => item.fate)).toEqual(["quarantined", "pending"])
    const without = { field: "messages", value: { messages: [textMessage()] } }
    expect(items(envelope(without))).toMatchObject([
      { fate: "quarantined", reason: expect.stringContaining("missing") },
    ])
  })

  it.each([
    ["null", null],
    ["a string", "hello"],
    ["a list", [1, 2]],
    ["no entries", { object: "whatsapp_business_account" }],
    ["empty entries", envelope()],
    ["an entry that is a number", { entry: [7] }],
    ["a change that is a string", { entry: [{ changes: ["x"] }] }],
    ["a message without an id", envelope(change({ messages: [{ type: "text" }] }))],
    ["a message that is null", envelope(change({ messages: [null] }))],
    ["a status without time", envelope(change({ statuses: [{ id: "a", status: "read" }] }))],
    ["a numeric id", envelope(change({ messages: [{ ...textMessage(), id: 7 }] }))],
  ])("quarantines %s", (_, body) => {
    const made = items(body)
    expect(made).toHaveLength(1)
    expect(made[0]).toMatchObject({ fate: "quarantined", reason: expect.any(String) })
    expect(made[0]?.key).toContain("body:abc:1")
  })

  it("hashes a key that cannot be stored, and keeps two such apart", () => {
    const ids = ["wamid.\u0000", "wamid.\ud800", "wamid.\ud801", `wamid.${"x".repeat(5_000)}`]
    const keys = items(envelope(change({ messages: ids.map((id) => textMessage({ id })) }))).map(
      (item) => item.key,
    )
    expect(new Set(keys).size).toBe(4)
    expect(keys.every((key) => /^sha256:[0-9a-f]{64}$/.test(key))).toBe(true)
  })

  it("makes one item of a body of crumbs", () => {
    const body = envelope(change({ messages: Array.from({ length: 300_000 }, () => 0) }))
    expect(items(body)).toMatchObject([{ fate: "quarantined", reason: expect.stringContaining("5000") }])
  })

  it("takes 250 changes in one body", () => {
    const changes = Array.from({ length: 250 }, () => change({ messages: [textMessage()] }))
    expect(new Set(items(envelope(...changes)).map((item) => item.key)).size).toBe(250)
  })
})

describe("parse", () => {
  const told = (value: Record<string, unknown>) => {
    const [item] = items(envelope(change(value)))
    if (!item) throw new Error("nothing split")
    return parse(item)
  }

  it("reads who wrote what", () => {
    const message = textMessage({ id: "wamid.A", body: "Bună" })
    expect(told({ contacts: [contactOf()], messages: [message] })).toEqual({
      say: "message",
      message: {
        externalId: "wamid.A",
        from: { channel: "whatsapp", address: "+12025550123", userId: null, username: null, name: "Ana Pop" },
        kind: "text",
        text: "Bună",
        detail: null,
        replyTo: null,
        referral: null,
      },
    })
  })

  it("takes the user id where WhatsApp hides the number", () => {
    const { from: _, ...message } = textMessage()
    const contacts = [{ profile: { name: "Mira", username: "mira" }, user_id: "US.1349" }]
    expect(told({ contacts, messages: [message] })).toMatchObject({
      message: { from: { address: "US.1349", userId: "US.1349", username: "mira", name: "Mira" } },
    })
    const named = { ...message, from_user_id: "US.77" }
    expect(told({ messages: [named] })).toMatchObject({ message: { from: { address: "US.77", name: null } } })
  })

  it("does not give one sender another's name", () => {
    const contacts = [contactOf({ from: "111111", name: "No" }), contactOf({ from: "222222", name: "Nor" })]
    expect(told({ contacts, messages: [textMessage()] })).toMatchObject({ message: { from: { name: null } } })
  })

  it("gives nobody the contact of another who wrote in the same body", () => {
    const contacts = [{ ...contactOf({ from: "40722000222", name: "Bo" }), user_id: "RO.2" }]
    const messages = [textMessage({ from: "40711000111" }), textMessage({ from: "40722000222" })]
    const [one, other] = items(envelope(change({ contacts, messages }))).map(parse)
    expect(one).toMatchObject({ message: { from: { address: "+40711000111", userId: null, name: null } } })
    expect(other).toMatchObject({ message: { from: { userId: "RO.2", name: "Bo" } } })
    const alone = told({ contacts, messages: [textMessage({ from: "407220002220" })] })
    expect(alone).toMatchObject({ message: { from: { userId: "RO.2" } } })
  })

  it("makes text storable, and nothing more", () => {
    const body = "a\u0000b\ud800c 😀 ș"
    expect(told({ messages: [textMessage({ body })] })).toMatchObject({
      message: { text: "a\ufffdb\ufffdc 😀 ș" },
    })
    expect(told({ messages: [textMessage({ body: "" })] })).toMatchObject({
      say: "message",
      message: { text: "" },
    })
  })

  it("quarantines a text without text or sender", () => {
    expect(told({ messages: [{ ...textMessage(), text: { body: 7 } }] })).toMatchObject({
      say: "quarantined",
    })
    expect(told({ messages: [{ ...textMessage(), from: 5 }] })).toMatchObject({ say: "quarantined" })
  })

  it("reads statuses, with why one failed", () => {
    const failed = { ...statusOf("wamid.C", "failed"), errors: [{ code: 131_026, title: "Undeliverable" }] }
    expect(told({ statuses: [failed] })).toEqual({
      say: "status",
      status: { externalId: "wamid.C", status: "failed", because: "Undeliverable" },
    })
    expect(told({ statuses: [statusOf("wamid.C", "played")] })).toMatchObject({ status: { status: "read" } })
    expect(told({ statuses: [statusOf("wamid.C", "toString")] })).toMatchObject({ say: "ignored" })
  })
})
