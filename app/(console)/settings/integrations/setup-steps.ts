import { t } from "@/lib/say"
import type { StepText } from "./setup-help"

const EVENTS = [
  "MESSAGES_UPSERT",
  "MESSAGES_UPDATE",
  "MESSAGES_EDITED",
  "MESSAGES_DELETE",
  "SEND_MESSAGE",
  "CONNECTION_UPDATE",
  "REMOVE_INSTANCE",
]

type Given = { scheme: string; url: string; header: string | null; address: StepText }

/** What is set at the clinic's Evolution server. */
export function evolutionSteps({ scheme, url, header, address }: Given): StepText[] {
  const isPath = scheme === "evolution-path"
  const how: Record<string, StepText> = {
    jwt: {
      title: t("Give Evolution the token key"),
      text: t(
        "At the instance's webhook, under headers: the key of this connection as the value of jwt_key.",
      ),
      code: '"headers": { "jwt_key": "…" }',
      label: t("Headers of the webhook"),
    },
    "evolution-header": {
      title: t("Give Evolution the header"),
      text: t("At the instance's webhook, under headers, with this connection's secret as its value."),
      code: `"headers": { "${header ?? "x-rounds-token"}": "…" }`,
      label: t("Headers of the webhook"),
    },
  }
  return [
    {
      ...address,
      title: isPath
        ? t("Enter the address with the token as its end")
        : t("Enter this address at the instance's webhook"),
      code: isPath ? `${url}/…` : url,
      text: isPath
        ? t(
            "At Evolution: Events, Webhook. The token was shown once, when it was made; rotate it for a new one.",
          )
        : t(
            "At Evolution: the instance, Events, Webhook. Switch “Webhook Base64” on, so that files come along.",
          ),
    },
    ...(how[scheme] ? [how[scheme]] : []),
    {
      title: t("Choose the events"),
      text: t(
        "Anything else is kept and ignored. Without CONNECTION_UPDATE nobody here hears that the phone was logged out.",
      ),
      code: EVENTS.join("\n"),
      label: t("Events to choose"),
    },
    {
      title: t("Enter the instance's name and key here"),
      text: t("Under Change settings, with your server's address: then Rounds can answer by this phone."),
    },
  ]
}

/** What is set at a number of Twilio's. */
export function twilioSteps(url: string): StepText[] {
  return [
    {
      title: t("Enter this address where a message comes in"),
      text: t("At Twilio: Phone Numbers, the number, Messaging, “A message comes in”, HTTP POST."),
      code: `${url}?kind=sms`,
      label: t("Address for messages"),
    },
    {
      title: t("Enter this address where a call comes in"),
      text: t(
        "Under Voice, HTTP POST. Until calls are taken here, the caller hears that the clinic calls back, and somebody is asked to.",
      ),
      code: `${url}?kind=voice`,
      label: t("Address for calls"),
    },
    {
      title: t("Set the account's auth token here"),
      text: t("At Twilio: Account, API keys and tokens. It signs what comes in and opens what goes out."),
    },
    {
      title: t("Enter the account and the number here"),
      text: t(
        "Under Change settings. What becomes of our messages is told by itself: no address is to be set for it.",
      ),
    },
  ]
}
