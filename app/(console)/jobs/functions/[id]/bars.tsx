import { locale, t } from "@/lib/say"

const HEIGHT = 72
const WIDTH = 12

export type Bar = { key: string; title: string; parts: { value: number; fill: string }[] }
type Key = { word: string; look: string }

export function Bars({
  label,
  bars,
  first,
  last,
  keys,
  most,
}: {
  label: string
  bars: readonly Bar[]
  first: string
  last: string
  keys?: readonly Key[]
  /** What the tallest bar stands for, in words. */
  most?: string
}) {
  const sumOf = (bar: Bar) => bar.parts.reduce((sum, part) => sum + part.value, 0)
  const tallest = Math.max(...bars.map(sumOf), 0)
  return (
    <figure className="min-w-0">
      <figcaption className="mb-1.5 flex flex-wrap items-baseline justify-between gap-x-3 text-xs text-ink-2">
        {label}
        <span className="text-ink-3 tabular-nums">
          {tallest > 0 ? t("up to {n}", { n: most ?? tallest.toLocaleString(locale()) }) : t("none")}
        </span>
      </figcaption>
      <svg
        role="img"
        aria-label={t("{chart}; the table below has the numbers.", { chart: label })}
        viewBox={`0 0 ${bars.length * WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-18 w-full border-b border-line-strong"
      >
        {bars.map((bar, nth) => (
          <g key={bar.key}>
            <title>{bar.title}</title>
            <rect x={nth * WIDTH} width={WIDTH} y={0} height={HEIGHT} fill="transparent" />
            {stacked(bar, tallest).map(({ fill, y, height }) => (
              <rect key={fill} x={nth * WIDTH + 1} width={WIDTH - 2} y={y} height={height} fill={fill} />
            ))}
          </g>
        ))}
      </svg>
      <p className="mt-1 flex flex-wrap justify-between gap-x-3 text-2xs text-ink-3 tabular-nums">
        <span>{first}</span>
        {keys && (
          <span className="flex gap-3">
            {keys.map(({ word, look }) => (
              <span key={word} className="inline-flex items-center gap-1">
                <span aria-hidden="true" className={`size-2 rounded-sm ${look}`} />
                {word}
              </span>
            ))}
          </span>
        )}
        <span>{last}</span>
      </p>
    </figure>
  )
}

/** From the ground up, in the order given; what there is of is seen, however little. */
function stacked(bar: Bar, tallest: number) {
  let y = HEIGHT
  return bar.parts.flatMap(({ value, fill }) => {
    if (value <= 0 || tallest <= 0) return []
    const height = Math.max(1.5, (value / tallest) * (HEIGHT - 4))
    y -= height
    return [{ fill, y, height }]
  })
}
