import { GAP, type Gap, readWording, type Wording } from "@/lib/templates/gaps"

type Filled = Pick<Wording, "header" | "body" | "footer"> & { buttons: Wording["buttons"] }

/** The whole message as the person will see it; what is not given stands as its gap. */
export function filledWording(components: unknown, parameters: readonly (string | null)[]): Filled {
  const wording = readWording(components)
  const put = (part: Gap["part"], words: string, button?: number) =>
    words.replace(GAP, (whole, name: string) => {
      const at = wording.gaps.findIndex(
        (one) => one.part === part && one.name === name && one.button === button,
      )
      return parameters[at] || whole
    })
  return {
    header: wording.header && put("header", wording.header),
    body: put("body", wording.body),
    footer: wording.footer,
    buttons: wording.buttons.map((one, button) => ({
      text: one.text,
      url: one.url && put("button", one.url, button),
    })),
  }
}

/** What is kept as the message's text: heading, body and footer, one under the other. */
export function fillTemplate(version: { components: unknown }, parameters: readonly string[]): string {
  const { header, body, footer } = filledWording(version.components, parameters)
  return [header, body, footer].filter(Boolean).join("\n\n")
}
