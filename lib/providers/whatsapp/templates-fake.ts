import { type FakeAnswer, type FakePartner, makeFake } from "@/lib/providers/fake"
import { DEMO_NUMBER, demoTemplates } from "@/lib/providers/whatsapp/templates-demo"

type Asked = { url: string }
const PAGE = 10

/** Lists templates page by page as Meta does, and says how a number stands. Refuses a call without a token. */
export function makeTemplatesFake(
  given: { templates?: () => Record<string, unknown>[]; number?: Record<string, unknown> } = {},
): FakePartner<Asked> {
  const { templates = demoTemplates, number = DEMO_NUMBER } = given
  return makeFake((call, keep): FakeAnswer => {
    keep({ url: call.url })
    const { authorization = "", ...held } = Object.fromEntries(
      Object.entries(call.headers).map(([name, value]) => [name.toLowerCase(), value]),
    )
    const token = held["d360-api-key"] ?? authorization.replace(/^Bearer /, "")
    if (token.length < 8) return { status: 401, body: { error: { code: 190 } } }
    const url = new URL(call.url, "http://whatsapp.example")
    if (url.pathname.endsWith("/v1/configs/templates")) {
      const offset = Number(url.searchParams.get("offset") ?? "0")
      const page = templates().slice(offset, offset + PAGE)
      return {
        status: 200,
        body: { waba_templates: page, count: page.length, offset, total: templates().length },
      }
    }
    if (!url.pathname.endsWith("/message_templates")) return { status: 200, body: number }
    const from = Number(url.searchParams.get("after") ?? "0")
    const data = templates().slice(from, from + PAGE)
    const next = from + PAGE < templates().length
    const cursors = { before: String(from), after: String(from + PAGE) }
    return {
      status: 200,
      body: { data, paging: { cursors, ...(next && { next: "https://elsewhere.example/" }) } },
    }
  })
}

let demo: FakePartner<Asked> | undefined

/** The one that stands in for a clinic's account at Meta in a demo's process. */
export function demoAccount(): FakePartner<Asked> {
  demo ??= makeTemplatesFake()
  return demo
}
