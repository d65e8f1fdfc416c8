/** scheme://user:password@ and what stands between them. */
const USERINFO = /\b([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/@]{0,1000}@/gi
/** As a pattern: how what is secret is called. */
export const SECRET_NAMES =
  "password|passwd|pwd|passphrase|secret|token|(?:api|access|private)[_-]?key|credentials?"
const ASSIGNED = new RegExp(
  `(${SECRET_NAMES}|_ur[li](?=\\s*=)|dsn(?=\\s*=))(\\w{0,20}["']?\\s{0,5}[=:]\\s{0,5}["']?)[^\\s&;,'"]+`,
  "gi",
)
const SHOWN =
  /\b(authorization["']?\s{0,5}[=:]\s{0,5}["']?(?:\w{1,20}\s{1,5})?|(?:bearer|basic)\s{1,5})[^\s'",]+/gi
const KEY_BLOCK = /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----(?:[^-]|-(?!----END))*/g
/** Terminals' colours. */
const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]*[A-Za-z]`, "g")
/** Whatever else moves a cursor, turns the writing round or is not seen. */
const CONTROL = /(?![\n\t])[\p{Cc}\p{Cf}]/gu

export const LEFT_OUT = "‹left out›"
const LONGEST = 2_000

/** What looks like a password, a token or a key in words that came from outside is left out; the rest stays. */
export const withoutSecrets = (text: string): string =>
  text
    .replace(KEY_BLOCK, LEFT_OUT)
    .replace(USERINFO, `$1${LEFT_OUT}@`)
    .replace(SHOWN, `$1${LEFT_OUT}`)
    .replace(ASSIGNED, `$1$2${LEFT_OUT}`)

/**
 * A text from outside as it may be kept and shown: cut to `most` characters, without secrets and without what a terminal
 * would obey. Cut before it is searched, so that a long one costs little; `known` are secrets left out wherever they stand.
 */
export function redactText(text: string, most = LONGEST, known: readonly string[] = []): string {
  const cut = text.slice(0, most * 2)
  const own = known
    .filter((one) => one.length >= 4)
    .reduce((left, one) => left.replaceAll(one, LEFT_OUT), cut)
  const clean = withoutSecrets(own.replace(COLOUR, "").replace(CONTROL, ""))
  return clean.length > most ? `${clean.slice(0, most - 1)}…` : clean
}
