import type { ReactNode } from "react"
import { PatientText } from "@/components/patient-text"
import { Time } from "@/components/time"
import type { MessageExtras, MessageView } from "@/lib/leads/schema"
import { t } from "@/lib/say"

type Shown = MessageExtras & { view: MessageView | null; editedAt: string | null; revokedAt: string | null }

const Small = ({ children }: { children: ReactNode }) => <p className="text-xs text-ink-3">{children}</p>

/** A message as it was sent: what it answers, what it holds, its words, and what became of it since. */
export function MessageContent({ item, words }: { item: Shown; words: ReactNode }) {
  const { view, replyTo, earlier, reactions } = item
  if (item.revokedAt)
    return (
      <p className="text-ink-3 italic">
        {t("Deleted by the sender,")} <Time value={item.revokedAt} />
      </p>
    )
  return (
    <div className="grid gap-1.5">
      {view?.forwarded && (
        <Small>{t(view.forwarded === "often" ? "Forwarded many times" : "Forwarded")}</Small>
      )}
      {view?.ad && <Small>{t("Came by an advertisement")}</Small>}
      {replyTo && (
        <div className="border-line-strong border-l-2 pl-2 text-xs text-ink-3">
          <p>
            {t(
              replyTo.ours === null
                ? "In answer to an earlier message"
                : replyTo.ours
                  ? "In answer to us"
                  : "In answer to",
            )}
          </p>
          {replyTo.line && (
            <p className="line-clamp-2 text-ink-2">
              <PatientText>{replyTo.line}</PatientText>
            </p>
          )}
        </div>
      )}
      {view && <Held view={view} />}
      {words}
      {item.editedAt && (
        <details className="text-xs text-ink-3">
          <summary className="cursor-pointer">
            {t("Edited")} <Time value={item.editedAt} />
          </summary>
          <ul aria-label={t("What it said before")} className="mt-1 grid gap-1">
            {earlier.map((one) => (
              <li key={`${one.at} ${one.body}`}>
                <Time value={one.at} as="clock" />{" "}
                <PatientText className="text-ink-2">{one.body || t("No words")}</PatientText>
              </li>
            ))}
          </ul>
        </details>
      )}
      {reactions.length > 0 && (
        <p>
          <span className="sr-only">{t("The patient reacted with")} </span>
          <bdi>{reactions.join(" ")}</bdi>
        </p>
      )}
    </div>
  )
}

/** What it holds besides words. */
function Held({ view }: { view: MessageView }) {
  const { name, file, place, cards, description, answers, items, problem, product } = view
  return (
    <>
      {name && (
        <p>
          <b className="font-medium">{name}</b>
          {file?.map((one) => (
            <span key={one} className="text-ink-3">
              {" · "}
              <PatientText>{one}</PatientText>
            </span>
          ))}
        </p>
      )}
      {place && (
        <p className="text-ink-2">
          {[place.name, place.address].map((one) => one && <PatientText key={one}>{`${one} `}</PatientText>)}
          <a
            href={`geo:${place.latitude},${place.longitude}`}
            className="text-accent tabular-nums hover:underline"
          >
            {place.latitude.toFixed(5)}, {place.longitude.toFixed(5)}
          </a>
        </p>
      )}
      {[...(cards ?? []).entries()].map(([n, card]) => (
        <p key={n} className="text-ink-2">
          <PatientText className="font-medium text-ink">{card.name}</PatientText>
          {[...new Set([card.organization, ...card.phones, ...card.emails])].map(
            (one) =>
              one && (
                <span key={one}>
                  {" · "}
                  <PatientText>{one}</PatientText>
                </span>
              ),
          )}
        </p>
      ))}
      {answers?.map(({ question, answer }) => (
        <p key={question}>
          <PatientText className="text-ink-3">{`${question}: `}</PatientText>
          <PatientText>{answer}</PatientText>
        </p>
      ))}
      {[...(items ?? []).entries()].map(([n, one]) => (
        <p key={n} className="tabular-nums">
          {one.quantity} × <PatientText>{one.id}</PatientText>
          {one.price && <span className="text-ink-3"> {t("{price} each", { price: one.price })}</span>}
        </p>
      ))}
      {problem && (
        <Small>{t("{problem}. Ask the patient to send it another way.", { problem: t(problem) })}</Small>
      )}
      {product && (
        <Small>
          {t("About the product")} <PatientText>{product}</PatientText>
        </Small>
      )}
      {description && (
        <p className="text-xs text-ink-3">
          <PatientText>{description}</PatientText>
        </p>
      )}
    </>
  )
}
