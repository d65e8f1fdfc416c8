"use client"

import { later } from "@/components/ui/later"

/** The server draws the tabs with the page; their numbers come after the first paint. */
export const LeadsTabs = later(() => import("./leads-tabs-body").then((file) => file.LeadsTabsBody))
