import { ICON_NAMES } from "../components/icon-names"

type IconFile = { __iconData: { node: [string, Record<string, string>][] } }

/** All icons of `ICON_NAMES` as the symbols of one SVG, drawn as lucide draws them. */
export async function iconPicture(): Promise<string> {
  const symbols = await Promise.all(
    ICON_NAMES.map(async (name) => {
      const { __iconData } = (await import(`lucide-react/icons/${name}`)) as IconFile
      const shapes = __iconData.node.map(([tag, { key: _, ...attributes }]) => {
        const written = Object.entries(attributes).map(([attribute, value]) => ` ${attribute}="${value}"`)
        return `<${tag}${written.join("")}/>`
      })
      return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.join("")}</symbol>`
    }),
  )
  const pen =
    'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'
  // The pen is on each symbol's way in through <use>: attributes of <svg> here would not reach it.
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n").replaceAll("<symbol ", `<symbol ${pen} `)}\n</svg>\n`
}
