import { consentTexts } from "@/lib/consents/policies"
import { route } from "@/lib/web/route"

export const GET = route((ctx, { search }) => consentTexts(ctx, { language: [search.language].flat()[0] }))
