import type { Ctx } from "@/lib/ctx"
import { FunctionsView as View } from "./functions/functions-view"

export const FunctionsView = ({ ctx }: { ctx: Ctx }) => <View ctx={ctx} range="24h" />
