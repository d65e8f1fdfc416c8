import type { MetadataRoute } from "next"
import { t } from "@/lib/say"

export default function manifest(): MetadataRoute.Manifest {
  return {
    id: "/",
    name: "Rounds",
    short_name: "Rounds",
    description: t("The staff console of a clinic group."),
    start_url: "/",
    scope: "/",
    display: "standalone",
    background_color: "#ffffff",
    theme_color: "#0b6478",
    icons: [
      { src: "/icons/192.png", sizes: "192x192", type: "image/png" },
      { src: "/icons/512.png", sizes: "512x512", type: "image/png" },
      { src: "/icons/maskable.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
    shortcuts: [
      { name: t("Today"), url: "/" },
      { name: t("Leads"), url: "/leads" },
      { name: t("Urgent cases"), url: "/leads/urgent" },
      { name: t("Tasks"), url: "/tasks" },
    ],
  }
}
