import { settleConsentRequest } from "@/lib/consents/settle-request"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { liveRules } from "@/lib/rule-sets/live"
import { distressIn, mayConcernMessages, soundsLikeStop } from "./distress"
import { keepHeard } from "./keep"
import { type Answer, offeredNumbers, readAnswer, startsAgainst, unquoted } from "./read"
import { askToRead, closeReading, type Why } from "./read-task"
import { type RequestAt, requestsAt } from "./requests-at"
import { type Heard, NOTHING, type Said } from "./said"
import { hearResume, hearStop, isMarketing } from "./stops"

const BUTTON = /^consent[:_](yes|no)(?:[:_]([0-9a-f-]{36}))?$/
const NUMBER = /^\P{L}*\p{N}\P{L}*$/u
/** How long after an answer another one is put before a person. */
const AGAIN_MS = 7 * 24 * 3_600_000
/** So soon after a yes, what begins with a but belongs to it. */
const AFTERTHOUGHT_MS = 30 * 60_000
/** A reply may repeat the whole question, the link in it included. */
const REPEATS = /\/c\//
const WORDLESS: Answer = { reading: "unclear", language: "und", because: "no_words" }

/**
 * What a patient's message says to a question for an agreement, in the transaction that keeps the message. Distress goes
 * before everything: nothing is read as an answer then. A stop holds by itself. A yes or no counts while a question of ours
 * waits at the address and nothing else can be meant; what is doubtful is put before a person, and never is a denial.
 */
export async function hearAnswer(tx: Tx, ctx: Ctx, said: Said): Promise<Heard> {
  const button = BUTTON.exec(said.choiceId ?? "")
  const isWordless = said.text.trim() === "" && !button
  if (isWordless && (said.kind === "text" || said.kind === "reaction")) return NOTHING
  const words = readAnswer(said.text)
  const isNumber = said.text.length < 12 && NUMBER.test(said.text)
  const repeats = REPEATS.test(said.text)
  const sounds = words.reading === "none" && !repeats && mayConcernMessages(said.text)
  if (words.reading === "none" && !isWordless && !isNumber && !button && !sounds && !repeats) return NOTHING

  const distress = isWordless || button ? null : distressIn(said.text, await liveRules(tx, ctx))
  if (!distress && !said.isChanged) {
    if (words.reading === "stop") return stopAndSettle(tx, ctx, said, words)
    if (words.reading === "resume") return hearResume(tx, ctx, said, words)
  }
  const requests = await requestsAt(tx, ctx, said)
  const open = requests.filter(isWaiting)
  const [request] = button?.[2] ? requests.filter((one) => one.id === button[2]) : open
  if (distress) {
    // What the urgent queue hears of by itself needs no second task.
    if (distress.isKnown || !request) return NOTHING
    return ask(tx, ctx, said, { ...words, reading: "none" }, "distress", request)
  }
  if (sounds && soundsLikeStop(said.text, await liveRules(tx, ctx)))
    return ask(tx, ctx, said, { ...words, reading: "unclear" }, "stop", request ?? null)
  if (!request) return afterwards(tx, ctx, said, words, requests)
  if (isWordless) return request.body === null ? NOTHING : ask(tx, ctx, said, WORDLESS, "wordless", request)
  const answer = answerTo(request, said, words, button?.[1])
  if (answer.reading === "none" || request.body === null || (request.quotesOther && !button)) return NOTHING
  const doubt = doubtOf(request, open, said, answer, Boolean(button))
  if (doubt || (answer.reading !== "yes" && answer.reading !== "no"))
    return ask(tx, ctx, said, answer, doubt ?? "unclear", request)
  return settle(tx, ctx, said, answer, request)
}

const isWaiting = ({ status }: RequestAt): boolean => status === "open" || status === "unclear"

function answerTo(request: RequestAt, said: Said, words: Answer, button: string | undefined): Answer {
  if (button === "yes" || button === "no") return { reading: button, language: "und", because: "button" }
  const rest = unquoted(said.text, request.body ?? "")
  if (rest !== null) return rest === "" ? REPEATED : readAnswer(rest)
  if (words.reading !== "none") return words
  return readAnswer(said.text, offeredNumbers(request.body ?? ""))
}

/** The question alone, sent back: a person asks what was meant. */
const REPEATED: Answer = { reading: "unclear", language: "und", because: "ordinary" }

/** Why a reply that reads like an answer may be none, or somebody else's. */
function doubtOf(
  request: RequestAt,
  open: readonly RequestAt[],
  said: Said,
  answer: Answer,
  isButton: boolean,
): Why | null {
  if (!isWaiting(request) || said.saidAt > request.expiresAt) return "late"
  if (said.isChanged) return "changed"
  if (request.patientId !== said.patientId || open.some((one) => one.patientId !== request.patientId))
    return "several"
  if (answer.reading !== "yes" && answer.reading !== "no") return null
  if (answer.reading === "yes" && request.takenBackSince && !isButton) return "takes_back"
  if (answer.reading === "yes" && request.isUnread && !isButton) return "unread"
  return request.saidSince && !request.isQuoted && !isButton ? "since" : null
}

async function settle(tx: Tx, ctx: Ctx, said: Said, answer: Answer, request: RequestAt): Promise<Heard> {
  const { id: requestId, purposes } = request
  const reading = answer.reading === "yes" ? "yes" : "no"
  const settled = await settleConsentRequest(tx, ctx, {
    requestId,
    reading,
    messageId: said.messageId,
    at: said.saidAt,
  })
  if (!settled.settled) return NOTHING
  const closed = await closeReading(tx, ctx, requestId)
  const heard = await keepHeard(tx, ctx, said, { answer, outcome: "settled", requestId, purposes })
  return { facts: [...settled.facts, ...closed, ...heard], events: settled.events }
}

async function ask(
  tx: Tx,
  ctx: Ctx,
  said: Said,
  answer: Answer,
  why: Why,
  request: RequestAt | null,
): Promise<Heard> {
  const requestId = request?.id ?? null
  const { taskId, facts } = await askToRead(tx, ctx, { ...said, why, requestId })
  const purposes = request?.purposes ?? []
  const heard = await keepHeard(tx, ctx, said, { answer, outcome: "asked", requestId, purposes, taskId })
  return { facts: [...facts, ...heard], events: [] }
}

/** No question waits: what answers one that ended, or differs from what was noted a while ago, is for a person. */
async function afterwards(
  tx: Tx,
  ctx: Ctx,
  said: Said,
  words: Answer,
  requests: readonly RequestAt[],
): Promise<Heard> {
  const [last] = requests
  if (!last?.body || (last.quotesOther && !last.isQuoted) || last.saidSince) return NOTHING
  const answer = answerTo(last, said, words, BUTTON.exec(said.choiceId ?? "")?.[1])
  const since = said.saidAt.getTime() - (last.answeredAt?.getTime() ?? 0)
  const isAfterthought = answer.reading === "unclear" && since <= AFTERTHOUGHT_MS && startsAgainst(said.text)
  if (last.status === "granted" && isAfterthought) return ask(tx, ctx, said, answer, "more", last)
  if (answer.reading !== "yes" && answer.reading !== "no") return NOTHING
  if (last.status === "expired") return ask(tx, ctx, said, answer, "late", last)
  const noted = last.status === "granted" ? "yes" : "no"
  return answer.reading === noted || since > AGAIN_MS ? NOTHING : ask(tx, ctx, said, answer, "again", last)
}

/** A stop in answer to a question for offers is a no to it, too; what else it asked for waits on. */
async function stopAndSettle(tx: Tx, ctx: Ctx, said: Said, answer: Answer): Promise<Heard> {
  const stopped = await hearStop(tx, ctx, said, answer)
  const [request] = (await requestsAt(tx, ctx, said)).filter(isWaiting)
  if (!request || request.patientId !== said.patientId || !request.purposes.every(isMarketing)) return stopped
  const { id: requestId } = request
  const { messageId, saidAt: at } = said
  const settled = await settleConsentRequest(tx, ctx, { requestId, reading: "no", messageId, at })
  const closed = await closeReading(tx, ctx, requestId)
  return {
    facts: [...stopped.facts, ...settled.facts, ...closed],
    events: [...stopped.events, ...settled.events],
  }
}
