// In this order: Edge and Opera also say Chrome, Chrome also says Safari.
const BROWSERS: [RegExp, string][] = [
  [/Edg(?:e|A|iOS)?\//, "Edge"],
  [/OPR\//, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
]
const SYSTEMS: [RegExp, string][] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
]

const named = (list: [RegExp, string][], agent: string) => list.find(([mark]) => mark.test(agent))?.[1]

/** "Firefox on Windows", or "A program" for what is no browser. */
export function deviceOf(userAgent: string | null): string {
  const browser = named(BROWSERS, userAgent ?? "")
  const system = named(SYSTEMS, userAgent ?? "")
  if (!browser) return system ? `A program on ${system}` : "A program"
  return system ? `${browser} on ${system}` : browser
}
