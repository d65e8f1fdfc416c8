import { Card } from "@/components/ui/card"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import type { IncidentDetail } from "@/lib/incidents/schema"
import { INCIDENT_ROLE_WORDS, ROLES_OF_INCIDENT } from "@/lib/incidents/words"
import { t } from "@/lib/say"
import { RoleForm } from "./role-form"

export function RolesCard({ incident, mayWrite }: { incident: IncidentDetail; mayWrite: boolean }) {
  return (
    <Card id="roles" title={t("Roles")}>
      {mayWrite ? (
        <div className="grid gap-3">
          {ROLES_OF_INCIDENT.map((role) => (
            <RoleForm key={role} incident={incident} role={role} />
          ))}
        </div>
      ) : (
        <DefinitionList stacked>
          {ROLES_OF_INCIDENT.map((role) => (
            <Definition key={role} term={t(INCIDENT_ROLE_WORDS[role])}>
              {incident.roles[role].name || t("Nobody")}
            </Definition>
          ))}
        </DefinitionList>
      )}
    </Card>
  )
}
