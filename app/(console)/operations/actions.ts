"use server"

import { createScrape } from "@/lib/hosts/create-scrape"
import { retireScrape } from "@/lib/hosts/retire-scrape"
import { changeProbe } from "@/lib/probes/change"
import { checkProbe } from "@/lib/probes/check"
import { createProbe } from "@/lib/probes/create"
import { retireProbe } from "@/lib/probes/retire"
import { action } from "@/lib/web/action"

const refresh = { refresh: true }

export const create = action(createProbe, refresh)
export const change = action(changeProbe, refresh)
export const retire = action(retireProbe, refresh)
export const check = action(checkProbe, refresh)
export const readHost = action(createScrape, refresh)
export const leaveHost = action(retireScrape, refresh)
