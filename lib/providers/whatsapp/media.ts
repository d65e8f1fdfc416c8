import { DIALOG_BASE, META_BASE } from "@/lib/providers/whatsapp/account"

type Account = { scheme: string; base: string | null; numberId: string | null; token: string }
type Place = { url: string; headers: Record<string, string> }

const isDialog = ({ scheme }: Account) => scheme.startsWith("360dialog")
const baseOf = (account: Account) => account.base ?? (isDialog(account) ? DIALOG_BASE : META_BASE)
const shown = (account: Account): Record<string, string> =>
  isDialog(account) ? { "D360-API-KEY": account.token } : { authorization: `Bearer ${account.token}` }

/** Where a file is given to the provider. Null: what it needs is not set. */
export function uploadPlace(account: Account): Place | null {
  if (isDialog(account)) return { url: `${baseOf(account)}/media`, headers: shown(account) }
  if (!account.numberId) return null
  return { url: `${baseOf(account)}/${account.numberId}/media`, headers: shown(account) }
}

/** Where it says from where a file is fetched. Null for an id that is none. */
export function askMedia(account: Account, id: string): Place | null {
  if (!/^[\w.-]{1,200}$/.test(id)) return null
  const number = !isDialog(account) && account.numberId ? `?phone_number_id=${account.numberId}` : ""
  return { url: `${baseOf(account)}/${id}${number}`, headers: shown(account) }
}

/** Whose hosts may see our token. */
const METAS = /\.(fbsbx\.com|fbcdn\.net|facebook\.com|whatsapp\.net)$/

/**
 * From where it is fetched, out of the provider's answer. 360dialog's goes by its own address in place of Meta's; the token is
 * shown to nobody else's.
 */
export function filePlace(account: Account, given: string): Place | null {
  if (!URL.canParse(given)) return null
  const url = new URL(given)
  const base = new URL(baseOf(account))
  if (isDialog(account))
    return { url: `${baseOf(account)}${url.pathname}${url.search}`, headers: shown(account) }
  const isOwn = url.origin === base.origin || (url.protocol === "https:" && METAS.test(url.hostname))
  return { url: given, headers: isOwn ? shown(account) : {} }
}
