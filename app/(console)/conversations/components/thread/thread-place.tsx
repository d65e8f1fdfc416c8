"use client"

// Listens for what is typed before the rest is there.
import "@/components/typed-early"
import { later } from "@/components/ui/later"

/** The server draws the thread with the page; what makes it move comes after the first paint. */
export const ThreadPlace = later(() => import("./thread-pane").then((file) => file.ThreadPane))
