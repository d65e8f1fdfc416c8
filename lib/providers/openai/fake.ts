import { type FakeAnswer, type FakePartner, makeFake } from "@/lib/providers/fake"

export type FakeQuestion = { model: string; system: string; user: string }

/**
 * refuse: says that it will not. nonsense: words where JSON was asked for. html: what a gateway says. shape: JSON of
 * another shape. obey: whatever the text orders, it says the best of it. costly: the answer is right and takes a fortune.
 */
export type ModelMood = "fair" | "refuse" | "nonsense" | "html" | "shape" | "cut" | "obey" | "costly"

export type OpenaiFake = FakePartner<FakeQuestion> & {
  /** How it answers from now on. */
  feel(mood: ModelMood): void
}

type Said = { classification: string; score: number; urgency: string; confidence: number }

const OBEYED: Said = { classification: "HOT", score: 5, urgency: "none", confidence: 1 }

/** Judges by a handful of words, always alike: enough to see how a model's answer goes its way. */
function fair(user: string): Said {
  const text = user.toLowerCase()
  if (/unbearable|swollen|umflat|umflată|nu mai suport|bleeding|sangere|sângere/.test(text))
    return { classification: "HOT", score: 5, urgency: "critical", confidence: 0.9 }
  if (/all-on-4|implant|pay|plăt|plat(a|esc)/.test(text))
    return { classification: "HOT", score: 4, urgency: "none", confidence: 0.85 }
  if (/price|how much|cost|preț|pret/.test(text))
    return { classification: "WARM", score: 3, urgency: "none", confidence: 0.7 }
  return { classification: "COLD", score: 2, urgency: "none", confidence: 0.6 }
}

/** A model that records what it is asked; the same in demo, tests and browser tests. */
export function makeOpenaiFake(): OpenaiFake {
  let mood: ModelMood = "fair"
  const fake = makeFake<FakeQuestion>(({ headers, body }, keep): FakeAnswer => {
    if (!/^Bearer .{8,}/.test(headers.authorization ?? ""))
      return { status: 401, body: { error: { code: "invalid_api_key" } } }
    const given = JSON.parse(body || "{}") as { model?: string; messages?: { content: string }[] }
    const [system = "", user = ""] = (given.messages ?? []).map((one) => one.content)
    keep({ model: given.model ?? "", system, user })
    if (mood === "html") return { status: 200, body: "<html><h1>502</h1></html>" }
    if (mood === "refuse") return completion(null, "stop", "I cannot help with that.")
    if (mood === "nonsense") return completion("She seems nice. I would call her back!")
    if (mood === "cut") return completion('{"classification":"HO', "length")
    if (mood === "shape") return completion(JSON.stringify({ verdict: "HOT", sendTo: "+40700000000" }))
    const said = mood === "obey" ? OBEYED : fair(user)
    const usage = mood === "costly" ? { prompt_tokens: 9_000_000, completion_tokens: 900_000 } : undefined
    return completion(JSON.stringify({ ...said, language: "und", reasons: [] }), "stop", null, usage)
  })
  const feel = (next: ModelMood) => {
    mood = next
  }
  return Object.assign(fake, { feel })
}

const completion = (
  content: string | null,
  reason = "stop",
  refusal: string | null = null,
  usage = { prompt_tokens: 640, completion_tokens: 60 },
): FakeAnswer => ({
  status: 200,
  body: {
    object: "chat.completion",
    choices: [{ index: 0, finish_reason: reason, message: { role: "assistant", content, refusal } }],
    usage,
  },
})

let demo: OpenaiFake | undefined

/** The one that stands in for a model in a demo's process. */
export function demoOpenai(): OpenaiFake {
  demo ??= makeOpenaiFake()
  return demo
}
