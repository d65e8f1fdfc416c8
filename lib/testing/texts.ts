import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { parseSync } from "vite"

/** What a component shows of these is read by somebody. */
const SHOWN = new Set(
  "label title placeholder alt aria-label description hint heading empty submit why busy text term meta confirm done footer note".split(
    " ",
  ),
)
/** A map from an id to what is said for it: these files hold nothing else. */
const WORD = /^\s*(?:["\w-]+|\[[^\]]+\]): "((?:[^"\\]|\\.)*)",?$/gm

const WORDS_FILE = /(^|[/-])words\.ts$/

const isText = (text: string): boolean => /[A-Za-z]{2}/.test(text) && /[A-Z ]/.test(text)
const hasLetters = (text: string): boolean => /\p{L}{2}/u.test(text)
const squeezed = (text: string): string => text.replace(/\s+/g, " ").trim()

export type TextFile = { path: string; text: string }

export function textFiles(): TextFile[] {
  return ["app", "components", "lib"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile() && /\.tsx?$/.test(one.name) && !/\.test\.tsx?$/.test(one.name))
      .map((one) => join(one.parentPath, one.name))
      .filter((path) => !/^lib\/(generated|testing|language|engine|scoring)\/|^lib\/say\.ts$/.test(path))
      .map((path) => ({ path, text: readFileSync(path, "utf8") })),
  )
}

/** Every text that is asked for by `t` or `tn`, or stands in a words file to be. */
export function saidIn(file: TextFile): string[] {
  const { path, text } = file
  const found = new Set<string>()
  for (const { asked } of callsIn(file)) for (const one of leaves(asked)) add(found, wholeOf(one))
  if (!WORDS_FILE.test(path)) return [...found].filter(hasLetters)
  for (const [, literal] of text.matchAll(WORD)) found.add(JSON.parse(`"${literal}"`) as string)
  return [...found].filter(isText)
}

/** What a screen draws without asking how it is said. */
export function unsaidIn(file: TextFile): string[] {
  const { path } = file
  if (!path.endsWith(".tsx")) return []
  const found: string[] = []
  walk(parsed(file), (node, parents) => {
    if (node.type === "JSXText") found.push(String(node.value))
    if (node.type === "JSXExpressionContainer" && parents.at(-1)?.type !== "JSXAttribute")
      found.push(...textsOf(node.expression))
    if (node.type !== "JSXAttribute" || !SHOWN.has(nameOf(node.name))) return
    const value = isNode(node.value) ? node.value : undefined
    found.push(...textsOf(value?.type === "JSXExpressionContainer" ? value.expression : value))
  })
  return found.map(squeezed).filter(hasLetters)
}

/** The texts asked for while a module is loaded: kept, they would speak one language for ever. */
export const saidTooEarlyIn = (file: TextFile): string[] =>
  callsIn(file)
    .filter(({ parents }) => !parents.some((one) => FUNCTIONS.has(one.type)))
    .flatMap(({ asked }) => leaves(asked).map((one) => wholeOf(one) ?? one.type))

/** The sentences that refuse: of an error, of its fields, of a schema. */
export function refusalsIn(file: TextFile): string[] {
  const { path, text } = file
  if (!path.startsWith("lib/") || path.endsWith(".tsx")) return []
  const isSchema = text.includes('from "zod"')
  const found: string[] = []
  walk(parsed(file), (node, parents) => {
    if (node.type === "Property") {
      const key = nameOf(node.key)
      const within = nameOf(parents.at(-2)?.key)
      const isOne =
        key === "sentence" || within === "fields" || (isSchema && ["error", "message"].includes(key))
      if (isOne) found.push(...textsOf(node.value))
    }
    if (!isSchema || node.type !== "CallExpression" || !isNode(node.callee)) return
    if (CHECKS.has(nameOf(node.callee.property)))
      found.push(...(node.arguments as unknown[]).flatMap(textsOf))
  })
  return found.filter((one) => /^[A-Z].*\.$/.test(one))
}

const CHECKS = new Set("string number uuid email url enum min max regex refine length".split(" "))

type Node = { type: string; [key: string]: unknown }
const FUNCTIONS = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"])
const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string"
const nameOf = (value: unknown): string => (isNode(value) ? String(value.name) : "")

const read = new WeakMap<TextFile, Node>()

function parsed(file: TextFile): Node {
  const known = read.get(file)
  if (known) return known
  const { program, errors } = parseSync(file.path, file.text)
  if (errors[0]) throw new Error(`${file.path}: ${errors[0].message}`)
  const node = program as unknown as Node
  read.set(file, node)
  return node
}

function walk(
  node: Node,
  see: (node: Node, parents: readonly Node[]) => void,
  parents: readonly Node[] = [],
) {
  see(node, parents)
  const within = [...parents, node]
  for (const value of Object.values(node))
    for (const one of Array.isArray(value) ? value : [value]) if (isNode(one)) walk(one, see, within)
}

/** Each call of `t` or `tn`, with the argument that is the dictionary's key. */
function callsIn(file: TextFile): { asked: Node; parents: readonly Node[] }[] {
  if (!/\btn?\(/.test(file.text)) return []
  const found: { asked: Node; parents: readonly Node[] }[] = []
  walk(parsed(file), (node, parents) => {
    if (node.type !== "CallExpression") return
    const name = nameOf(node.callee)
    const asked = (node.arguments as unknown[])[name === "tn" ? 2 : 0]
    if ((name === "t" || name === "tn") && isNode(asked)) found.push({ asked, parents })
  })
  return found
}

/** What an expression may come to: both sides of a choice, and the text of either. */
function leaves(node: Node): Node[] {
  const of = (...names: string[]) => names.flatMap((name) => (isNode(node[name]) ? leaves(node[name]) : []))
  if (node.type === "ConditionalExpression") return of("consequent", "alternate")
  if (node.type === "BinaryExpression") return node.operator === "+" ? of("left", "right") : []
  if (node.type === "LogicalExpression") return node.operator === "&&" ? of("right") : of("left", "right")
  return ["ParenthesizedExpression", "TSAsExpression"].includes(node.type) ? of("expression") : [node]
}

type Quasi = { value: { cooked: string } }
const quasis = (node: Node): string[] =>
  node.type === "TemplateLiteral" ? (node.quasis as Quasi[]).map((one) => one.value.cooked) : []

function wholeOf(node: Node): string | undefined {
  if (node.type === "Literal") return typeof node.value === "string" ? node.value : undefined
  const parts = quasis(node)
  return parts.length === 1 ? parts[0] : undefined
}

const textsOf = (node: unknown): string[] =>
  isNode(node) ? leaves(node).flatMap((one) => wholeOf(one) ?? quasis(one)) : []

const add = (all: Set<string>, one: string | undefined) => void (one !== undefined && all.add(one))
