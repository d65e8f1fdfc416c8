import { t } from "@/lib/say"

/** Whom a stop of such a service hits. */
export const whoIsHit = (kind: string): string =>
  ({
    infrastructure: t("Everything behind it: patients, staff and partners reach nothing that lies there."),
    api: t(
      "Everybody who works with it, and partners: what they send meanwhile is refused, and only some send again.",
    ),
    agent: t(
      "Patients who write or call: nobody answers them by itself, and what waits is done later or by people.",
    ),
    dashboard: t("Staff who look at it: they see nothing until it is resumed. What runs behind it goes on."),
    mobile: t("Patients and staff who use the app on their phones."),
  })[kind] ?? t("Everybody who uses it.")
