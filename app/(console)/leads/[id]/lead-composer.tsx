"use client"

// Listens for what is typed before the rest is there.
import "@/components/typed-early"
import { later } from "@/components/ui/later"

/** The server draws the composer with the page; what makes it move comes after the first paint. */
export const LeadComposer = later(() => import("./lead-composer-body").then((file) => file.LeadComposerBody))
