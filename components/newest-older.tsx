import { ButtonLink } from "@/components/ui/button"
import { t } from "@/lib/say"

type Props = { newest: string | null; older: string | null }

/** The ways through a list that is read page by page, newest first; undefined where one page is all there is. */
export function newestOlder({ newest, older }: Props) {
  if (!newest && !older) return undefined
  return (
    <nav aria-label={t("Pages")} className="flex gap-2">
      {newest && (
        <ButtonLink href={newest} size="sm">
          {t("Newest")}
        </ButtonLink>
      )}
      {older && (
        <ButtonLink href={older} size="sm">
          {t("Older")}
        </ButtonLink>
      )}
    </nav>
  )
}
