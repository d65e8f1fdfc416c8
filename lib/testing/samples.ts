import { z } from "zod"
import { newId } from "@/lib/ids"

type Shape = {
  type?: string
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  minLength?: number
  minimum?: number
  items?: Shape
  minItems?: number
  properties?: Record<string, Shape>
  required?: string[]
  additionalProperties?: Shape | boolean
  propertyNames?: Shape
  anyOf?: Shape[]
  oneOf?: Shape[]
  allOf?: Shape[]
  default?: unknown
}

/** A schema's input as JSON Schema, transforms and checks that have no words there left out. */
export const shapeOf = (schema: z.ZodType): Shape =>
  z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Shape

/** Where an input may name a row: by the name of the field. */
export const namesRow = (name: string): boolean =>
  /^(id|key|subject|patient|owner|actor|q|shown|leads|contacts|ids|clinicId)$|Ids?$/.test(name)

/** An input that parses, as far as its shape tells; every field is given, so that each can be replaced. */
export function sampleOf(shape: Shape, name = ""): unknown {
  if (shape.const !== undefined) return shape.const
  if (shape.enum) return shape.enum[0]
  const choice = shape.anyOf?.[0] ?? shape.oneOf?.[0] ?? shape.allOf?.[0]
  if (choice) return sampleOf(choice, name)
  const [first] = shape.propertyNames?.enum ?? []
  if (typeof first === "string" && typeof shape.additionalProperties === "object")
    return { [first]: sampleOf(shape.additionalProperties, first) }
  if (shape.type === "object" || shape.properties) {
    return Object.fromEntries(
      Object.entries(shape.properties ?? {})
        .filter(
          ([key, one]) =>
            shape.required?.includes(key) ||
            namesRow(key) ||
            // Of several that may be left out, one at least is asked for.
            ["roles", "told", "marketing", "en"].includes(key) ||
            // Rows are named one by one or by what they have in common, not both.
            (one.type === "object" && !shape.properties?.ids),
        )
        .map(([key, one]) => [key, sampleOf(one, key)]),
    )
  }
  if (shape.type === "array") return shape.items ? [sampleOf(shape.items, name)] : []
  if (shape.type === "number" || shape.type === "integer") return Math.max(1, shape.minimum ?? 1)
  if (shape.type === "boolean") return true
  return textFor(shape, name)
}

function textFor({ format, pattern, minLength }: Shape, name: string): string {
  if (pattern?.includes("member:")) return `member:${newId()}`
  if (name === "roles") return "frontdesk"
  if (format === "uuid" || namesRow(name)) return newId()
  if (format === "email" || /email/i.test(name)) return "somebody@example.test"
  const fitting = pattern && LOOKS.find((one) => new RegExp(pattern).test(one))
  if (fitting) return fitting
  if (name === "model") return "gpt-4o-mini"
  if (/sha$/i.test(name)) return "c0ffee".padEnd(40, "0")
  if (name === "repository") return "acme/rounds"
  if (name === "week") return "2026-W47"
  if (name === "starts" || name === "ends") return `2026-12-01T${name === "starts" ? "10" : "18"}:00`
  if (format === "date-time" || /^(from|to|at|dueAt|until|startsAt|endsAt)$/.test(name))
    return "2026-12-01T10:00:00Z"
  if (format === "date" || /date|day|since/i.test(name)) return "2026-12-01"
  if (/score|hours|limit/.test(name)) return "2"
  if (/address|phone/.test(name)) return "+40712345678"
  if (/url|base/i.test(name)) return "https://example.test/"
  return "Some words that say why".padEnd(minLength ?? 0, "x")
}

/** What a pattern may ask for. */
const LOOKS = ["20:00", "prices", "en", "2026-12-01"]

/** Paths to each field that names a row, lists included. */
export function rowPaths(sample: unknown, path: string[] = []): string[][] {
  if (Array.isArray(sample)) return sample.length > 0 ? [path] : []
  if (typeof sample !== "object" || sample === null) return []
  return Object.entries(sample).flatMap(([key, value]) => {
    const here = [...path, key]
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return rowPaths(value, here)
    return namesRow(key) ? [here] : []
  })
}

/** The sample with another value at `path`. */
export function withAt(sample: unknown, [key, ...rest]: string[], value: unknown): unknown {
  if (key === undefined && typeof sample === "string" && sample.startsWith("member:"))
    return `member:${value}`
  if (key === undefined) return Array.isArray(sample) ? [value, ...sample] : value
  const object = sample as Record<string, unknown>
  return { ...object, [key]: withAt(object[key], rest, value) }
}
