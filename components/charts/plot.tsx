"use client"

import {
  Bar,
  BarChart,
  CartesianGrid,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts"

export type Series = { key: string; name: string; tone: "accent" | "green" | "amber" | "violet" | "blue" }
export type Point = { label: string } & Record<string, string | number>

export type PlotProps = {
  kind: "bars" | "lines" | "across"
  points: readonly Point[]
  series: readonly Series[]
}

const AXIS = {
  stroke: "var(--line-strong)",
  tick: { fill: "var(--ink-3)", fontSize: 11 },
  tickLine: false,
} as const
const TIP = {
  contentStyle: {
    background: "var(--raised)",
    border: "1px solid var(--line-strong)",
    borderRadius: 6,
    color: "var(--ink)",
    fontSize: 12,
  },
  itemStyle: { color: "var(--ink)" },
  cursor: { fill: "var(--hover)" },
} as const

/** Recharts, once. Hidden from who hears the page, so no stop of the keyboard's either: the table behind is. Still: it moves for nobody, so that it need not ask who would rather it did not. */
export function Plot({ kind, points, series }: PlotProps) {
  const data = [...points]
  const grid = (
    <CartesianGrid stroke="var(--line)" vertical={kind === "across"} horizontal={kind !== "across"} />
  )
  if (kind === "lines")
    return (
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={data} accessibilityLayer={false} margin={{ top: 8, right: 12, bottom: 0, left: 0 }}>
          {grid}
          <XAxis dataKey="label" minTickGap={24} {...AXIS} />
          <YAxis allowDecimals={false} width={36} axisLine={false} {...AXIS} />
          <Tooltip {...TIP} />
          {series.map(({ key, name, tone }) => (
            <Line
              key={key}
              dataKey={key}
              name={name}
              stroke={`var(--${tone})`}
              strokeWidth={2}
              dot={false}
              isAnimationActive={false}
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
    )
  const isAcross = kind === "across"
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={data}
        accessibilityLayer={false}
        layout={isAcross ? "vertical" : "horizontal"}
        margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
      >
        {grid}
        <XAxis
          {...(isAcross ? { type: "number", allowDecimals: false } : { dataKey: "label", minTickGap: 16 })}
          {...AXIS}
        />
        <YAxis
          {...(isAcross
            ? { type: "category", dataKey: "label", width: 108 }
            : { allowDecimals: false, width: 36 })}
          axisLine={false}
          {...AXIS}
        />
        <Tooltip {...TIP} />
        {series.map(({ key, name, tone }) => (
          <Bar
            key={key}
            dataKey={key}
            name={name}
            fill={`var(--${tone})`}
            radius={2}
            maxBarSize={26}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  )
}
