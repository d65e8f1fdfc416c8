import type { ReactNode } from "react"
import { CodeBlock } from "@/components/ui/code-block"
import { WARNING_FIELDS } from "@/lib/providers/whatsapp/warning"
import { t } from "@/lib/say"
import { evolutionSteps, twilioSteps } from "./setup-steps"

export type SetupFacts = {
  provider: string
  scheme: string
  url: string
  /** Where Rounds itself is, for the hosted form. */
  base: string
  slug: string
  header: string | null
}

/** Step by step, what to enter where, with nothing left to guess. */
export function SetupHelp({ facts }: { facts: SetupFacts }) {
  return (
    <ol className="grid gap-5">
      {stepsOf(facts).map((step, index) => (
        <Step key={step.title} nth={index + 1} {...step} />
      ))}
    </ol>
  )
}

export type StepText = { title: string; text?: ReactNode; code?: string; label?: string }

function Step({ nth, title, text, code, label }: StepText & { nth: number }) {
  return (
    <li className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-3">
      <span
        aria-hidden="true"
        className="grid size-6 place-items-center rounded-full border border-line-strong text-xs font-medium text-ink-2"
      >
        {nth}
      </span>
      <div className="min-w-0">
        <h3 className="pt-0.5 text-sm font-medium">{title}</h3>
        {text && <p className="mt-1 text-sm text-ink-2">{text}</p>}
        {code && (
          <div className="mt-2">
            <CodeBlock value={code} label={label ?? t("To copy")} />
          </div>
        )}
      </div>
    </li>
  )
}

function stepsOf({ provider, scheme, url, base, slug, header }: SetupFacts): StepText[] {
  const address = { title: t("Enter this address at the provider"), code: url, label: t("Webhook address") }
  if (provider === "whatsapp" && scheme === "meta") {
    return [
      {
        ...address,
        title: t("Enter this address as the callback URL"),
        text: t("At Meta: your app, WhatsApp, Configuration, Webhook."),
      },
      {
        title: t("Enter the verify token of this connection"),
        text: t("Meta shows it to us once and saves the address when we know it."),
      },
      {
        title: t("Subscribe to these fields"),
        text: t(
          "“messages” carries what patients write and what became of ours. A patient who stops offers inside WhatsApp is told of under “user_preferences” alone, and Meta's warnings of the account and the number come under the other three: without them nobody here would hear of it.",
        ),
        code: ["messages", "user_preferences", ...WARNING_FIELDS].join("\n"),
        label: t("Fields to subscribe to"),
      },
      {
        title: t("Set the app secret here"),
        text: t("At Meta: App settings, Basic. What is unsigned or wrongly signed is refused with 401."),
      },
    ]
  }
  if (provider === "whatsapp") {
    const how =
      scheme === "360dialog-header"
        ? t("With the header {header} and this connection's secret as its value.", {
            header: header ?? "x-rounds-token",
          })
        : t(
            "In the Partner Hub. 360dialog signs each body with the partner's secret; what is not is refused with 401.",
          )
    return [
      { ...address, title: t("Enter this address as the webhook"), text: how },
      {
        title: t("Test what comes in"),
        text: t("With the button above: Rounds sends itself what 360dialog would."),
      },
    ]
  }
  if (provider === "evolution") return evolutionSteps({ scheme, url, header, address })
  if (provider === "twilio") return twilioSteps(url)
  if (provider === "lead-form") {
    return [
      { title: t("Show the form on the clinic's website"), code: embed(base, slug), label: t("Embed code") },
      {
        title: t("Name that website here"),
        text: t("Under Integrations, Change settings: only websites that are named there may show the form."),
      },
      { title: t("Or link to the form itself"), code: `${base}/f/${slug}`, label: t("Form address") },
    ]
  }
  if (provider === "hubspot") {
    return [
      {
        title: t("Make a private app"),
        text: t(
          "At HubSpot: Settings, Integrations, Private apps. It needs to read and write contacts; its access token goes here under Change settings.",
        ),
      },
      {
        ...address,
        title: t("Enter this address as the webhooks' target URL"),
        text: t(
          "In the app, under Webhooks. The client secret, under Auth, signs each call and is this connection's secret.",
        ),
      },
      {
        title: t("Subscribe to what becomes of contacts"),
        text: t(
          "Without deletions and privacy deletions nobody here would hear that somebody wants to be forgotten.",
        ),
        code: "contact.creation\ncontact.propertyChange\ncontact.merge\ncontact.deletion\ncontact.restore\ncontact.privacyDeletion",
        label: t("Events to subscribe to"),
      },
    ]
  }
  if (provider === "github") {
    return [
      {
        ...address,
        title: t("Enter this address as the payload URL"),
        text: t("At GitHub: Settings, Webhooks, Add webhook."),
      },
      { title: t("Choose application/json and enter this connection's secret") },
      {
        title: t("Choose the events"),
        text: t("Pushes, deployments and workflow runs. Anything else is kept and ignored."),
      },
    ]
  }
  if (provider === "eas") {
    return [
      {
        ...address,
        title: t("Give this address to EAS, once for builds and once for submissions"),
        text: t(
          "In the app's folder: eas webhook:create. It asks for the address and for a secret: this connection's.",
        ),
      },
      { title: t("Name the Expo project where the app's service is set up, with the driver Expo EAS") },
    ]
  }
  return [
    {
      ...address,
      code: `${url}/…`,
      title: t("Enter the address with the token as its end"),
      text: t(
        "At Coolify: Notifications, Webhook. The token was shown once, when it was made; rotate it for a new one.",
      ),
    },
    { title: t("Choose the notices"), text: t("Deployments, backups and the state of servers.") },
  ]
}

const embed = (base: string, slug: string) =>
  `<div data-rounds-form></div>\n<script src="${base}/f/${slug}/embed.js" async></script>`
