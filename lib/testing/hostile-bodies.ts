/** A generator with a seed: a failure can be run again. */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    // Mulberry32: the low bits of a plain congruential generator repeat soon.
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

type Roll = ReturnType<typeof dice>
export type Hostile = { how: string; bytes: Uint8Array<ArrayBuffer> }

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text))
const JUNK = [
  "",
  "null",
  "0",
  "-1e999",
  "true",
  '"\\u0000"',
  '"\\ud800"',
  "[]",
  "{}",
  "1e400",
  '{"__proto__":{"x":1}}',
  "\u2028",
  "\ufeff",
]

/** The sample with bytes changed, lost, doubled and thrown in. */
function mutated(roll: Roll, sample: string): Uint8Array<ArrayBuffer> {
  const bytes = [...Buffer.from(sample)]
  for (let times = 1 + roll(4); times > 0; times--) {
    const at = roll(bytes.length)
    const how = roll(5)
    if (how === 0) bytes.splice(at, 1 + roll(20))
    else if (how === 1) bytes[at] = roll(256)
    else if (how === 2) bytes.splice(at, 0, ...bytes.slice(roll(bytes.length), roll(bytes.length)))
    else if (how === 3) bytes.splice(at, 0, ...Buffer.from(JUNK[roll(JUNK.length)]!))
    else bytes.length = Math.max(1, at)
    if (bytes.length === 0) bytes.push(roll(256))
  }
  return Uint8Array.from(bytes)
}

const WRONG: unknown[] = [
  null,
  0,
  -1,
  -0,
  "",
  "x",
  [],
  {},
  true,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  [[[]]],
  { toString: 1, valueOf: 2, length: -1 },
  "\u0000",
  "\ud800",
  "x".repeat(5_000),
  JSON.parse('{"then":1,"toJSON":2}'),
  "0000-01-01T00:00:00Z",
  "9999-12-31T23:59:59+14:00",
]

/** The JSON stays whole, and one value in it is of another type. */
function mistyped(roll: Roll, sample: string): string {
  const body = JSON.parse(sample) as unknown
  const places: [Record<string, unknown>, string][] = []
  const walk = (node: unknown) => {
    if (typeof node !== "object" || node === null) return
    for (const key of Object.keys(node)) {
      places.push([node as Record<string, unknown>, key])
      walk((node as Record<string, unknown>)[key])
    }
  }
  walk(body)
  const [holder, key] = places[roll(places.length)]!
  holder[key] = WRONG[roll(WRONG.length)]
  return JSON.stringify(body)
}

const NAMES = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "then", "toJSON", ""]

/** A known key given twice, or one that reaches for the prototype put beside it. */
function keyed(roll: Roll, sample: string): string {
  const keys = [...sample.matchAll(/"([a-z_]+)":/g)].map(([, name]) => name!)
  const name = roll(2) === 0 ? NAMES[roll(NAMES.length)]! : keys[roll(keys.length)]!
  const value = ['{"polluted":true}', "[1]", '{"prototype":{"polluted":true}}', '"x"', "null"][roll(5)]!
  const opens = [...sample.matchAll(/\{/g)].map(({ index }) => index)
  const at = opens[roll(opens.length)]! + 1
  return `${sample.slice(0, at)}"${name}":${value},${sample.slice(at)}`
}

/** A number no column holds, in place of one that is there. */
function numbered(roll: Roll, sample: string): string {
  const huge = ["1e400", "-1e400", "9".repeat(400), "1e-400", "-0", "0x10", "01", "9007199254740993", "1e3"]
  const numbers = [...sample.matchAll(/(?<=[:[,])-?\d+(?=[,}\]])|(?<=":")\d{6,}(?=")/g)]
  const one = numbers[roll(Math.max(1, numbers.length))]
  if (!one) return huge[roll(huge.length)]!
  return sample.slice(0, one.index) + huge[roll(huge.length)] + sample.slice(one.index + one[0].length)
}

function nested(roll: Roll, sample: string): string {
  const levels = [10, 200, 3_000, 20_000][roll(4)]!
  const deep = roll(2)
    ? `${"[".repeat(levels)}${"]".repeat(levels)}`
    : `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`
  const strings = [...sample.matchAll(/(?<=:)"[^"]*"/g)]
  const one = strings[roll(strings.length)]!
  return sample.slice(0, one.index) + deep + sample.slice(one.index + one[0].length)
}

/** Sequences that are no UTF-8, inside the sample's own strings. */
function misencoded(roll: Roll, sample: string): Uint8Array<ArrayBuffer> {
  const bad = [[0xff, 0xfe], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x82], [0x80]]
  const bytes = [...Buffer.from(sample)]
  const quotes = bytes.flatMap((byte, index) => (byte === 0x22 ? [index] : []))
  bytes.splice(quotes[roll(quotes.length)]! + 1, 0, ...bad[roll(bad.length)]!)
  return Uint8Array.from(bytes)
}

/** One hostile body after another, in turn of each kind; the same for the same seed. */
export function* hostileBodies(seed: number, samples: readonly string[]): Generator<Hostile> {
  const roll = dice(seed)
  const kinds: [string, (sample: string) => string | Uint8Array<ArrayBuffer>][] = [
    ["mutated", (sample) => mutated(roll, sample)],
    ["mistyped", (sample) => mistyped(roll, sample)],
    ["keyed", (sample) => keyed(roll, sample)],
    ["mutated", (sample) => mutated(roll, sample)],
    ["numbered", (sample) => numbered(roll, sample)],
    ["nested", (sample) => nested(roll, sample)],
    ["misencoded", (sample) => misencoded(roll, sample)],
    ["mistyped", (sample) => mistyped(roll, sample)],
    ["random", () => Uint8Array.from({ length: roll(3_000) }, () => roll(256))],
    ["scalar", () => JUNK[roll(JUNK.length)]!],
  ]
  for (let n = 0; ; n++) {
    const [how, make] = kinds[n % kinds.length]!
    const made = make(samples[roll(samples.length)]!)
    yield { how, bytes: typeof made === "string" ? bytesOf(made) : made }
  }
}

const deep = (levels: number) => "[".repeat(levels) + "]".repeat(levels)

/** Few and huge, as JSON: depth at which parsers go on and walks do not, breadth, length. */
const EXTREMES: Readonly<Record<string, () => string>> = {
  "8,000 deep": () => deep(8_000),
  "8,000 objects deep": () => `${'{"a":'.repeat(8_000)}1${"}".repeat(8_000)}`,
  "60,000 wide": () => `[${Array(60_000).fill('"x"').join(",")}]`,
  "30,000 keys": () => `{${Array.from({ length: 30_000 }, (_, i) => `"k${i}":{}`).join(",")}}`,
  "a long text": () => `"${"\\u0000\\ud800".repeat(40_000)}"`,
  "a date no column holds": () => '"0000-01-01T00:00:00Z"',
}

/** Each extreme inside a valid body: under a name nobody knows in every object of it, and in place of each value. */
export function* extremesInside(samples: readonly string[]): Generator<Hostile> {
  for (const sample of samples)
    for (const [name, make] of Object.entries(EXTREMES))
      for (const [where, put] of placesIn(sample))
        yield { how: `${name} ${where}`, bytes: bytesOf(put(make())) }
}

/** What vouches for a body, or says which of its kinds it is: changed, it would be turned away at once. */
const VOUCHES = new Set(["token", "field", "event", "object"])
const PLACE = "a place for the extreme"

function placesIn(sample: string): [string, (value: string) => string][] {
  const body = JSON.parse(sample) as unknown
  const made: [string, (value: string) => string][] = []
  const hold = (where: string) => {
    const text = JSON.stringify(body)
    made.push([where, (value) => text.replace(JSON.stringify(PLACE), () => value)])
  }
  const walk = (node: unknown) => {
    if (typeof node !== "object" || node === null) return
    const holder = node as Record<string, unknown>
    if (!Array.isArray(node)) {
      holder.of_no_kind = PLACE
      hold("beside the known fields")
      delete holder.of_no_kind
    }
    for (const [key, was] of Object.entries(holder)) {
      if (VOUCHES.has(key)) continue
      holder[key] = PLACE
      hold(`as ${key}`)
      holder[key] = was
      walk(was)
    }
  }
  walk(body)
  return made
}

/** Few and huge, each within a mebibyte: what a parser or a store is most likely to fall over. */
export function extremeBodies(): Hostile[] {
  const texts: [string, string][] = [
    ["100,000 deep", deep(100_000)],
    ["500,000 deep", deep(500_000)],
    ["50,000 deep objects", `${'{"entry":['.repeat(50_000)}1${"]}".repeat(50_000)}`],
    ["prototype and depth", `{"__proto__":{"a":1},"entry":${deep(100_000)}}`],
    ["constructor", '{"constructor":{"prototype":{"polluted":1}},"entry":[],"event":"x","name":"x"}'],
    ["many keys", `{${Array.from({ length: 80_000 }, (_, i) => `"k${i}":1`).join(",")}}`],
    ["many changes", `{"entry":[{"changes":${JSON.stringify(Array.from({ length: 100_000 }, () => 0))}}]}`],
    ["many entries", `{"entry":${JSON.stringify(Array.from({ length: 100_000 }, () => ({})))}}`],
    ["keys twice", '{"a":1,"a":2,"entry":1,"entry":[],"event":1,"event":"push"}'],
    [
      "an id without end",
      `{"entry":[{"changes":[{"field":"messages","value":{"messages":[{"id":"${"w".repeat(900_000)}"}]}}]}]}`,
    ],
    ["a kind without end", `{"event":"${"deployment_".repeat(80_000)}","action":"${"a".repeat(10_000)}"}`],
    ["suspicious and deep", `{"event":"backup_failed","error_output":${deep(100_000)}}`],
    ["suspicious and long", `{"event":"test","message":"${"a://b:c@d password=x ".repeat(40_000)}"}`],
    ["a name that wants a scheme", `{"event":"test","message":"@${"a.".repeat(400_000)}"}`],
    ["a string", `"${"x".repeat(1_000_000)}"`],
    ["a number", "1".repeat(1_000_000)],
    ["blanks", " ".repeat(1_000_000)],
  ]
  return texts.map(([how, text]) => ({ how, bytes: bytesOf(text) }))
}
