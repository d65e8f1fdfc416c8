import { failed, isLoopback, json, pass, type Test, warn } from "@/lib/deployments/smoke/target"
import { weakHeaders } from "@/lib/deployments/smoke/weak-headers"
import { newId } from "@/lib/ids"
import { OutboundError } from "@/lib/outbound/error"

/** Asks over plain HTTP where HTTPS is spoken. */
export const https: Test = async ({ ask, target }) => {
  const url = new URL(target.baseUrl)
  if (url.protocol === "http:") {
    return isLoopback(target.baseUrl)
      ? warn("Over loopback without TLS it cannot be shown.")
      : failed("Its own address is plain HTTP.")
  }
  url.protocol = "http:"
  try {
    const { status, headers } = await ask(`${url}`, { isPlain: true })
    if (status >= 300 && status < 400)
      return headers.location?.startsWith("https://")
        ? pass("Plain HTTP is sent on to HTTPS.")
        : failed(`Plain HTTP is sent on to ${headers.location?.slice(0, 80) ?? "nowhere"}.`)
    return TURNED_AWAY.has(status)
      ? pass(`Plain HTTP is turned away with ${status}.`)
      : failed(`Plain HTTP is answered with ${status}.`)
  } catch (error) {
    if (error instanceof OutboundError && /^(network|timeout)$/.test(error.reason))
      return pass("Plain HTTP is not answered.")
    throw error
  }
}
const TURNED_AWAY = new Set([400, 403, 410, 421, 426])

export const auth: Test = async ({ ask, target: { smoke } }) => {
  if (!smoke.protectedPath) return failed("No protected path is set, so nothing is shown.")
  const { status } = await ask(smoke.protectedPath)
  return status === 401 || status === 403
    ? pass(`${smoke.protectedPath} answers ${status} to a stranger.`)
    : failed(`${smoke.protectedPath} answers ${status} to a stranger.`)
}

const FOREIGN = "https://smoke-test.example"

/** A foreign site is let in nowhere; the one that is meant to be, is. */
export const cors: Test = async ({ ask, target: { smoke, versionPath } }) => {
  const path = smoke.protectedPath || versionPath
  const allowedTo = async (origin: string) =>
    (await ask(path, { headers: { origin } })).headers["access-control-allow-origin"] ?? null
  const toForeign = await allowedTo(FOREIGN)
  if (toForeign === FOREIGN) return failed("It lets any site read it.")
  if (toForeign === "*") return failed("It says * to every site.")
  if (toForeign === "null") return failed("It lets pages without an origin read it.")
  if (!smoke.corsOrigin)
    return toForeign === null
      ? pass("It lets no other site read it.")
      : warn(`It lets ${toForeign} read it, and nobody said whether that is meant.`)
  const toOwn = await allowedTo(smoke.corsOrigin)
  return toOwn === smoke.corsOrigin
    ? pass(`It lets ${smoke.corsOrigin} read it, and no other.`)
    : failed(`It does not let ${smoke.corsOrigin} read it.`)
}

export const headers: Test = async ({ ask, target }) => {
  const { headers: given } = await ask("/")
  const isPlain = target.baseUrl.startsWith("http:")
  const weak = weakHeaders(given).filter((one) => !isPlain || one !== "strict-transport-security")
  if (weak.length > 0) return failed(`Missing, or saying nothing that protects: ${weak.join(", ")}.`)
  return isPlain
    ? warn("All protect but strict-transport-security, which cannot be shown without TLS.")
    : pass("All of them protect.")
}

/** What no error may hold: where it was thrown, what the database said, and anybody's data. */
const TELLING: readonly [RegExp, string][] = [
  [/\bat [^\n]{0,200}[/\\][^\n]{0,200}:\d+:\d+|node_modules[/\\]|Traceback \(most recent/, "a stack trace"],
  [
    /\b(select|insert into|update|delete from)\b[^\n]{1,200}\b(from|values|set|where)\b|duplicate key|relation "|PrismaClient|SQLSTATE/i,
    "what its database said",
  ],
  [/[\w.+-]{2,}@[\w-]+\.[a-z]{2,}/i, "an e-mail address"],
  [/\+\d[\d ()-]{8,}\d/, "a telephone number"],
  [/\b\d{3}-\d{2}-\d{4}\b/, "a social security number"],
]

/** Asks for what is not there and sends what cannot be read, each with words of a made-up patient in it. */
export const errors: Test = async ({ ask, target: { smoke } }) => {
  const canary = `Zsmoke${newId().slice(-8)}`
  const path = smoke.errorPath || `/api/v1/smoke-${newId().slice(-8)}`
  const words = encodeURIComponent(`${canary} +40700000999`)
  const answers = [
    await ask(`${path}?patient=${words}`),
    await ask(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: `{"patient": "${canary} +40700000999", broken`,
    }),
  ]
  for (const { status, text, headers: given } of answers) {
    if (status < 400) return failed(`${path} answers ${status}, which is no error.`)
    if (text.includes(canary)) return failed("An error repeats what was sent.")
    const told = TELLING.find(([look]) => look.test(text))
    if (told) return failed(`An error holds ${told[1]}.`)
    const isJson = /json/.test(given["content-type"] ?? "") && json(text) !== undefined
    if (path.startsWith("/api/") && text !== "" && !isJson)
      return failed(`An error of ${path} is no JSON, so what it tells cannot be judged.`)
  }
  return pass(`Errors answer ${answers.map((one) => one.status).join(" and ")} and tell nothing.`)
}
