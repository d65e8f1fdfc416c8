import { icon } from "@/components/icon"
import { baseLanguage, RTL_LANGUAGES } from "@/lib/templates/words"

const Reply = icon("reply")

type Shown = {
  header: string | null
  body: string
  footer: string | null
  buttons: readonly { text: string; url: string | null }[]
}

/** A message as it stands on the person's phone, its gaps filled. */
export function Bubble({ shown, language, label }: { shown: Shown; language: string; label: string }) {
  return (
    <figure aria-label={label} className="max-w-sm rounded-lg bg-sunken p-3">
      <div
        lang={baseLanguage(language)}
        dir={RTL_LANGUAGES.has(baseLanguage(language)) ? "rtl" : "ltr"}
        className="grid gap-1.5 rounded-lg border border-line bg-raised px-3 py-2 text-sm whitespace-pre-line text-ink shadow-sm [overflow-wrap:anywhere]"
      >
        {shown.header && <b className="font-semibold">{shown.header}</b>}
        <span>{shown.body}</span>
        {shown.footer && <span className="text-xs text-ink-3">{shown.footer}</span>}
        {shown.buttons.length > 0 && (
          <span className="-mx-3 mt-1 grid divide-y divide-line border-t border-line">
            {shown.buttons.map(({ text }) => (
              <span
                key={text}
                className="flex items-center justify-center gap-1.5 py-1.5 text-accent [&_svg]:size-3.5"
              >
                <Reply aria-hidden="true" />
                {text}
              </span>
            ))}
          </span>
        )}
      </div>
    </figure>
  )
}
