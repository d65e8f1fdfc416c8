/** One stretch of a line that is drawn in one go: its words, how deep it lies, and where in the line it began. */
export type Span = { text: string; level: number }

type Kind = "left" | "right" | "digit" | "other"

const RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
const MIRRORED: Record<string, string> = {
  "(": ")",
  ")": "(",
  "[": "]",
  "]": "[",
  "{": "}",
  "}": "{",
  "<": ">",
  ">": "<",
  "«": "»",
  "»": "«",
}

/** Does a text begin with letters that are read from right to left? */
export function readsFromRight(text: string): boolean {
  const first = text.match(/\p{L}/u)?.[0]
  return first !== undefined && RIGHT.test(first)
}

/** How deep each code point of a paragraph lies (Unicode's bidirectional rules, without marks that force a direction). */
export function levelsOf(points: readonly string[], isRtl: boolean): number[] {
  const kinds = points.map(kindOf)
  joinDigits(points, kinds)
  const base = isRtl ? "right" : "left"
  const sides: ("left" | "right" | null)[] = []
  const levels: (number | null)[] = []
  let strong: "left" | "right" = base
  for (const kind of kinds) {
    if (kind === "left" || kind === "right") strong = kind
    const isOwnRun = kind === "digit" && strong === "right"
    sides.push(kind === "other" ? null : isOwnRun ? "right" : kind === "digit" ? strong : kind)
    levels.push(kind === "other" ? null : isOwnRun ? 2 : levelOf(kind === "digit" ? strong : kind, isRtl))
  }
  for (let from = 0; from < levels.length; from++) {
    if (levels[from] !== null) continue
    let to = from
    while (to < levels.length && levels[to] === null) to++
    const before = sides[from - 1] ?? base
    const after = sides[to] ?? base
    levels.fill(levelOf(before === after ? before : base, isRtl), from, to)
    from = to
  }
  return levels.map((level) => level ?? 0)
}

/** What stands in a line, in the order in which it is drawn from left to right. */
export function asDrawn<T extends Span>(spans: readonly T[]): T[] {
  const drawn = [...spans]
  const deepest = Math.max(0, ...drawn.map(({ level }) => level))
  for (let level = deepest; level > 0; level--) {
    for (let from = 0; from < drawn.length; from++) {
      if ((drawn[from]?.level ?? 0) < level) continue
      let to = from
      while (to < drawn.length && (drawn[to]?.level ?? 0) >= level) to++
      drawn.splice(from, to - from, ...drawn.slice(from, to).reverse())
      from = to
    }
  }
  return drawn
}

/** Signs that open and close change sides where they are read from the right; without letters nothing else turns them. */
export function turned(text: string): string {
  const mirrored = [...text].map((sign) => MIRRORED[sign] ?? sign)
  return (RIGHT.test(text) ? mirrored : mirrored.reverse()).join("")
}

function levelOf(side: "left" | "right", isRtl: boolean): number {
  if (side === "right") return 1
  return isRtl ? 2 : 0
}

function kindOf(point: string, place: number, all: readonly string[]): Kind {
  if (/\p{M}/u.test(point) && place > 0) return kindOf(all[place - 1] ?? "", place - 1, all)
  if (/\p{Nd}/u.test(point) && !/[\u0966-\u096f]/.test(point)) return "digit"
  if (/[\p{L}\p{N}]/u.test(point)) return RIGHT.test(point) ? "right" : "left"
  return "other"
}

/** "1.250,50", "10:30", "+40 721 000 111": what stands between or before digits belongs to them, so a number stays one. */
function joinDigits(points: readonly string[], kinds: Kind[]): void {
  for (const [place, point] of points.entries()) {
    if (kinds[place] !== "other") continue
    const isAfter = kinds[place - 1] === "digit"
    const isBefore = kinds[place + 1] === "digit"
    if (/[.,:/\-– ]/.test(point) && isAfter && isBefore) kinds[place] = "digit"
    else if (/[+#€$£%]/.test(point) && (isBefore || (isAfter && point !== "+"))) kinds[place] = "digit"
  }
}
