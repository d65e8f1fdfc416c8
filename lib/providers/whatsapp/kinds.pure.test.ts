import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { change, contactOf, envelope, NUMBER_ID, textMessage } from "@/lib/testing/whatsapp"
import { editOf, messageOf, preferenceChange, reactionOf, revokeOf } from "@/lib/testing/whatsapp-shapes"
import { parse } from "./parse"
import { split } from "./split"

const given = { account: { externalId: NUMBER_ID }, fallbackKey: "body:abc:1" }
const tellAll = (body: unknown) => split(body, given).map(parse)
const tell = (message: unknown, more: object = {}) =>
  tellAll(envelope(change({ contacts: [contactOf()], messages: [message], ...more })))[0]

const media = { id: "890", mime_type: "image/jpeg", sha256: "q1=" }
const kept = { id: "890", mime: "image/jpeg", sha256: "q1=" }

type Row = [name: string, message: unknown, told: object]
const ROWS: Row[] = [
  ["a photo", messageOf("image", media), { kind: "image", text: "", detail: { media: kept } }],
  [
    "a photo with words",
    messageOf("image", { ...media, caption: "My molar" }),
    { kind: "image", text: "My molar", detail: { media: kept } },
  ],
  [
    "a voice message",
    messageOf("audio", { id: "1", mime_type: "audio/ogg; codecs=opus", voice: true }),
    { kind: "audio", detail: { media: { id: "1", mime: "audio/ogg; codecs=opus", voice: true } } },
  ],
  [
    "a voice message under its old name",
    messageOf("voice", { id: "1" }),
    { kind: "audio", detail: { media: { voice: true } } },
  ],
  [
    "a sound file",
    messageOf("audio", { id: "1", voice: false }),
    { kind: "audio", detail: { media: { id: "1", mime: null } } },
  ],
  ["a video", messageOf("video", { id: "2", caption: "Look" }), { kind: "video", text: "Look" }],
  [
    "a document",
    messageOf("document", {
      id: "3",
      filename: "x-ray\u0000.pdf",
      mime_type: "application/pdf",
      file_size: 2048,
    }),
    { kind: "document", detail: { media: { fileName: "x-ray\ufffd.pdf", size: 2048 } } },
  ],
  [
    "a sticker",
    messageOf("sticker", { id: "4", animated: true }),
    { kind: "sticker", detail: { media: { animated: true } } },
  ],
  [
    "a place with a name",
    messageOf("location", { latitude: 44.43, longitude: 26.1, name: "Home", address: "Strada Lungă 1" }),
    {
      kind: "location",
      text: "",
      detail: { place: { latitude: 44.43, longitude: 26.1, name: "Home", address: "Strada Lungă 1" } },
    },
  ],
  [
    "a live place",
    messageOf("live_location", { latitude: "44.5", longitude: 26, caption: "On my way" }),
    { kind: "location", text: "On my way", detail: { place: { latitude: 44.5, longitude: 26, live: true } } },
  ],
  [
    "contact cards",
    messageOf("contacts", [
      {
        name: { formatted_name: "Dr. Ene" },
        org: { company: "North Dental" },
        phones: [{ phone: "+40 21 555 0101" }],
      },
      { name: { first_name: "Ion", last_name: "Pop" }, emails: [{ email: "ion@example.test" }] },
      {},
    ]),
    {
      kind: "contacts",
      detail: {
        cards: [
          { name: "Dr. Ene", organization: "North Dental", phones: ["+40 21 555 0101"], emails: [] },
          { name: "Ion Pop", phones: [], emails: ["ion@example.test"] },
          { name: "Without a name", phones: [], emails: [] },
        ],
      },
    },
  ],
  [
    "a button chosen",
    messageOf("interactive", { type: "button_reply", button_reply: { id: "yes", title: "Yes, please" } }),
    { kind: "interactive", text: "Yes, please", detail: { choice: { id: "yes" } } },
  ],
  [
    "a list entry chosen",
    messageOf("interactive", {
      type: "list_reply",
      list_reply: { id: "t2", title: "Tuesday", description: "10:00" },
    }),
    { kind: "interactive", text: "Tuesday", detail: { choice: { id: "t2", description: "10:00" } } },
  ],
  [
    "a form answered",
    messageOf("interactive", {
      type: "nfm_reply",
      nfm_reply: {
        name: "flow",
        body: "Sent",
        response_json: '{"flow_token":"x","Wish":"Implant","days":["mon"]}',
      },
    }),
    {
      kind: "interactive",
      text: "",
      detail: {
        choice: {
          id: "flow",
          answers: [
            { question: "Wish", answer: "Implant" },
            { question: "days", answer: '["mon"]' },
          ],
        },
      },
    },
  ],
  [
    "a form with broken answers",
    messageOf("interactive", { type: "nfm_reply", nfm_reply: { response_json: "{nope" } }),
    { kind: "interactive", detail: { choice: { id: null } } },
  ],
  [
    "leave to call",
    messageOf("interactive", {
      type: "call_permission_reply",
      call_permission_reply: { response: "accept" },
    }),
    { kind: "interactive", text: "", detail: { choice: { id: "calls_allowed" } } },
  ],
  [
    "a template's button",
    messageOf("button", { payload: "ok", text: "Confirm" }),
    { kind: "button", text: "Confirm" },
  ],
  [
    "an order",
    messageOf("order", {
      catalog_id: "7",
      text: "For my mother",
      product_items: [{ product_retailer_id: "brush", quantity: 2, item_price: 12.5, currency: "EUR" }, {}],
    }),
    {
      kind: "order",
      text: "For my mother",
      detail: { order: { items: [{ id: "brush", quantity: 2, price: "12.5 EUR" }] } },
    },
  ],
  [
    "what WhatsApp does not pass on",
    messageOf("unsupported", undefined, {}),
    { kind: "unsupported", text: "", detail: null },
  ],
  ["a message that deletes itself", messageOf("ephemeral"), { kind: "unsupported" }],
  [
    "an answer to another",
    messageOf("text", { body: "Yes" }, { context: { from: "12025550100", id: "wamid.before" } }),
    { kind: "text", text: "Yes", replyTo: "wamid.before", detail: null },
  ],
  [
    "something forwarded",
    messageOf("text", { body: "Look" }, { context: { forwarded: true, frequently_forwarded: true } }),
    { detail: { forwarded: "often" }, replyTo: null },
  ],
  [
    "a question about a product",
    messageOf(
      "text",
      { body: "How much?" },
      { context: { referred_product: { catalog_id: "7", product_retailer_id: "brush" } } },
    ),
    { detail: { product: "brush" } },
  ],
  [
    "who came by an advertisement",
    messageOf(
      "text",
      { body: "Hi" },
      {
        referral: {
          source_type: "ad",
          source_url: "https://fb.example/1",
          headline: "New teeth",
          ctwa_clid: "c1",
          source_id: "9",
        },
      },
    ),
    {
      detail: { ad: true },
      referral: { source: "ad", headline: "New teeth", url: "https://fb.example/1", clickId: "c1" },
    },
  ],
  [
    "an advertisement with an address that is none",
    messageOf("text", { body: "Hi" }, { referral: { source_url: "javascript:alert(1)", source_id: "9" } }),
    { referral: { source: null, headline: null, url: null, clickId: "9" } },
  ],
]

describe("a message to us", () => {
  it.each(ROWS)("is %s", (_, message, told) => {
    expect(tell(message)).toMatchObject({ say: "message", message: told })
  })

  it("says why WhatsApp does not pass it on", () => {
    const message = { ...messageOf("unsupported"), errors: [{ code: 131_051, title: "Not supported" }] }
    expect(tell(message)).toMatchObject({
      message: { detail: { errors: [{ code: "131051", title: "Not supported" }] } },
    })
  })

  it.each([
    ["a photo without a part", messageOf("image")],
    ["a place that is nowhere", messageOf("location", { latitude: 91, longitude: 0 })],
    ["cards without a card", messageOf("contacts", [])],
    ["a choice of an unknown make", messageOf("interactive", { type: "button_reply" })],
    ["a button without words", messageOf("button", { payload: "x" })],
    ["an order that is a word", messageOf("order", "two")],
  ])("is quarantined as %s", (_, message) => {
    expect(tell(message)).toMatchObject({ say: "quarantined", reason: expect.any(String) })
  })
})

describe("who wrote", () => {
  it("is known by number, user id and username where all are told", () => {
    const contacts = [
      { profile: { name: "Ana", username: "ana.pop" }, wa_id: "12025550123", user_id: "RO.1" },
    ]
    expect(tell(textMessage(), { contacts })).toMatchObject({
      message: { from: { address: "+12025550123", userId: "RO.1", username: "ana.pop", name: "Ana" } },
    })
  })

  it("is taken by a number that numbering plans do not know", () => {
    expect(tell(textMessage({ from: "999000111222333" }), { contacts: [] })).toMatchObject({
      message: { from: { address: "+999000111222333" } },
    })
  })
})

describe("what becomes of a message", () => {
  it.each<[string, unknown, object]>([
    ["an edit", editOf("wamid.A", "Better words"), { kind: "edit", target: "wamid.A", text: "Better words" }],
    [
      "an edited caption",
      messageOf("edit", {
        original_message_id: "wamid.A",
        message: { type: "image", image: { id: "1", caption: "Left side" } },
      }),
      { kind: "edit", text: "Left side" },
    ],
    [
      "an edit that leaves no words",
      messageOf("edit", { original_message_id: "wamid.A", message: { type: "image", image: { id: "1" } } }),
      { kind: "edit", text: "" },
    ],
    [
      "an edit under another name",
      messageOf("message_edited", { message_id: "wamid.A", text: { body: "New" } }),
      { kind: "edit", target: "wamid.A", text: "New" },
    ],
    ["a deletion", revokeOf("wamid.A"), { kind: "revoke", target: "wamid.A", text: "" }],
  ])("is %s", (_, message, told) => {
    expect(tell(message)).toMatchObject({ say: "change", change: told })
  })

  it("is matched by the same key as the message itself, however odd its id", () => {
    const odd = `wamid.\u0000${"y".repeat(5_000)}`
    const [item] = split(envelope(change({ messages: [textMessage({ id: odd })] })), given)
    expect(tell(revokeOf(odd))).toMatchObject({ change: { target: item?.key } })
  })

  it.each([
    ["an edit of nothing", messageOf("edit", { message: { text: { body: "x" } } })],
    ["an edit without words", messageOf("edit", { original_message_id: "wamid.A", message: {} })],
    ["a deletion of nothing", messageOf("revoke", {})],
    ["a reaction to nothing", messageOf("reaction", { emoji: "👍" })],
  ])("is quarantined as %s", (_, message) => {
    expect(tell(message)).toMatchObject({ say: "quarantined" })
  })

  it.each([
    ["given", "😮", "😮"],
    ["taken back with an empty one", "", ""],
    ["taken back with none", undefined, ""],
  ])("a reaction is %s", (_, emoji, told) => {
    expect(tell(reactionOf("wamid.A", emoji))).toMatchObject({
      say: "reaction",
      reaction: { target: "wamid.A", emoji: told, from: { address: "+12025550123" } },
    })
  })
})

describe("a change of number or user id", () => {
  const system = (part: object, more: object = {}) =>
    tell({ ...messageOf("system", part), ...more }, { contacts: undefined })
  it("is told by the new number", () => {
    expect(
      system({
        type: "user_changed_number",
        wa_id: "40711222333",
        user_id: "RO.2",
        previous_user_id: "RO.1",
      }),
    ).toEqual({
      say: "move",
      move: {
        from: { address: "+12025550123", userId: "RO.1" },
        to: { address: "+40711222333", userId: "RO.2" },
      },
    })
  })
  it("is told under its older names", () => {
    expect(system({ type: "customer_changed_number", new_wa_id: "40711222333" })).toMatchObject({
      move: { to: { address: "+40711222333", userId: null } },
    })
  })
  it("is told by user ids alone", () => {
    const part = { type: "user_changed_user_id", user_id: "MX.9", previous_user_id: "CO.1" }
    expect(system(part, { from: undefined })).toMatchObject({
      move: { from: { address: null, userId: "CO.1" }, to: { address: null, userId: "MX.9" } },
    })
  })
  it("is not a changed security code, and not one that says nothing", () => {
    expect(system({ type: "customer_identity_changed" })).toMatchObject({ say: "ignored" })
    expect(system({ type: "user_changed_number" })).toMatchObject({ say: "quarantined" })
  })
})

describe("offers inside WhatsApp", () => {
  it.each([
    ["stop", "withdrawn"],
    ["resume", "granted"],
  ] as const)("%s is %s", (value, status) => {
    const body = envelope(preferenceChange("12025550123", value, 1_731_705_721, NUMBER_ID))
    const [item] = split(body, given)
    expect(item).toMatchObject({ fate: "pending", providerAt: new Date(1_731_705_721_000) })
    expect(tellAll(body)).toMatchObject([
      {
        say: "preference",
        preference: { from: { address: "+12025550123" }, status, purpose: "marketing_whatsapp" },
      },
    ])
    expect(split(body, { ...given, fallbackKey: "other" })[0]?.key).toBe(item?.key)
    expect(item?.key).toMatch(/^preference:[0-9a-f]{32}$/)
  })
  it("of another clinic's number are quarantined", () => {
    const body = envelope(preferenceChange("12025550123", "stop", 1_731_705_721, "999"))
    expect(tellAll(body)).toMatchObject([{ say: "quarantined" }])
  })
})

describe("a notice of the account", () => {
  const notice = (field: string, value: object) => tellAll(envelope({ field, value }))[0]
  it.each([
    [
      "account_update",
      { event: "ACCOUNT_RESTRICTION", restriction_info: [{ restriction_type: "RESTRICTED_BIZ" }] },
      "restricted biz",
    ],
    ["account_update", { event: "DISABLED_UPDATE", ban_info: { waba_ban_state: "DISABLE" } }, "disabled"],
    ["phone_number_quality_update", { event: "FLAGGED", current_limit: "TIER_1K" }, "tier 1k"],
    ["account_alerts", { alert_severity: "CRITICAL", alert_type: "OBA_REVOKED" }, "oba revoked"],
  ])("%s is a warning where a person must look: %o", (field, value, why) => {
    expect(notice(field, value)).toMatchObject({
      say: "warning",
      warning: { why: expect.stringContaining(why) },
    })
  })
  const template = {
    message_template_name: "recall",
    message_template_language: "ro",
    message_template_id: 7,
  }
  it.each([
    [
      "message_template_status_update",
      { ...template, event: "PAUSED", other_info: { title: "FIRST_PAUSE" } },
      { name: "recall", language: "ro", externalId: "7", state: "PAUSED", because: "FIRST_PAUSE" },
    ],
    [
      "message_template_status_update",
      { ...template, event: "APPROVED", reason: "NONE" },
      { state: "APPROVED", because: null },
    ],
    ["message_template_quality_update", { ...template, new_quality_score: "RED" }, { quality: "RED" }],
    ["template_category_update", { ...template, new_category: "MARKETING" }, { category: "MARKETING" }],
    ["message_template_components_update", template, { change: "wording" }],
    ["phone_number_quality_update", { event: "UNFLAGGED", current_limit: "TIER_1K" }, { tier: "TIER_1K" }],
  ])("%s tells how a template or the number stands: %o", (field, value, said) => {
    expect(notice(field, value)).toMatchObject({ say: "rating", notice: said })
  })
  it.each([
    ["account_update", { event: "PARTNER_ADDED" }],
    ["account_update", { event: "DISABLED_UPDATE", ban_info: { waba_ban_state: "REINSTATE" } }],
    ["message_template_status_update", { event: "REJECTED" }],
    ["message_template_quality_update", { new_quality_score: "RED" }],
    ["template_category_update", { new_category: "MARKETING" }],
    ["smb_message_echoes", { message_echoes: [{}] }],
    ["flows", {}],
  ])("%s is ignored with a reason where nobody need: %o", (field, value) => {
    expect(notice(field, value)).toMatchObject({ say: "ignored", reason: expect.stringMatching(/\.$/) })
  })
})

it("never throws, whatever stands in a message, and gives text that Postgres takes", () => {
  const types = [
    "text",
    "image",
    "location",
    "contacts",
    "interactive",
    "order",
    "edit",
    "reaction",
    "system",
    "unsupported",
  ]
  const bad = (value: unknown): boolean =>
    typeof value === "string"
      ? value.includes("\u0000") || !value.isWellFormed()
      : typeof value === "object" && value !== null && Object.values(value).some(bad)
  fc.assert(
    fc.property(
      fc.constantFrom(...types),
      fc.anything(),
      fc.anything(),
      fc.string({ unit: "binary" }),
      (type, part, context, word) => {
        const message = {
          ...messageOf(type, part),
          context,
          [type]: part ?? { title: word, body: word, name: word },
        }
        for (const one of tellAll(
          envelope(change({ messages: [message], contacts: [{ profile: { name: word } }] })),
        ))
          expect(bad(one)).toBe(false)
      },
    ),
    { numRuns: 300 },
  )
})
