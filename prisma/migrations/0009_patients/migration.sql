-- What the list of patients is filtered by, and what duplicates are looked for by.
create index "Patient_clinicId_source_createdAt_id_idx" on "Patient" ("clinicId", "source", "createdAt" desc, "id" desc);
create index "Patient_clinicId_language_createdAt_id_idx" on "Patient" ("clinicId", "language", "createdAt" desc, "id" desc);
create index "Patient_clinicId_birthDate_nameFolded_idx" on "Patient" ("clinicId", "birthDate", "nameFolded");

-- Whoever makes a record by hand sees it, though no lead of theirs leads to it.
alter table "Patient" add column "createdById" uuid;
create index "Patient_clinicId_createdById_idx" on "Patient" ("clinicId", "createdById");

-- A merge moves whose these are, and nothing else of them: what was decided or noted stays as it was written.
grant update ("patientId") on "PatientNote", "Consent" to rounds_app;

/*
 * Ids of this transaction's clinic's patients, best first: by part of the folded name, by the last digits of a number or by
 * a whole e-mail address. Who was merged into somebody else is not found: the record that is left is. Of very many matches
 * the ones called exactly so come first, then names that begin so, then the newest of the first thousand.
 */
create or replace function search_patients(wanted text, most integer) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  clinic uuid := nullif(current_setting('app.clinic_id', true), '')::uuid;
  plain text := replace(replace(replace(wanted, '\', '\\'), '%', '\%'), '_', '\_');
  pattern text := '%' || plain || '%';
  digits text := ltrim(wanted, '+');
begin
  if clinic is null or wanted = '' then
    return;
  end if;
  if digits ~ '^\d{4,15}$' then
    return query
      select patient.id from "Contact" contact
      join "PatientContact" link on link."clinicId" = contact."clinicId" and link."contactId" = contact.id
      join "Patient" patient on patient."clinicId" = link."clinicId" and patient.id = link."patientId"
      where contact."clinicId" = clinic and contact."lastFour" = right(digits, 4)
        and right(contact.address, length(digits)) = digits and patient."mergedIntoId" is null
      group by patient.id, patient."createdAt"
      order by patient."createdAt" desc, patient.id desc
      limit most;
  elsif strpos(wanted, '@') > 1 then
    return query
      select patient.id from "Contact" contact
      join "PatientContact" link on link."clinicId" = contact."clinicId" and link."contactId" = contact.id
      join "Patient" patient on patient."clinicId" = link."clinicId" and patient.id = link."patientId"
      where contact."clinicId" = clinic and contact.channel = 'email' and contact.address = wanted
        and patient."mergedIntoId" is null
      order by patient."createdAt" desc, patient.id desc
      limit most;
  else
    return query
      select found.id from (
        (select patient.id, patient."nameFolded", patient."createdAt" from "Patient" patient
          where patient."clinicId" = clinic and patient."nameFolded" = wanted and patient."mergedIntoId" is null
          limit most)
        union
        (select patient.id, patient."nameFolded", patient."createdAt" from "Patient" patient
          where patient."clinicId" = clinic and patient."nameFolded" like pattern and patient."mergedIntoId" is null
          limit greatest(most, 1000))
      ) found
      order by found."nameFolded" = wanted desc, found."nameFolded" like plain || '%' desc,
        found."createdAt" desc, found.id desc
      limit most;
  end if;
end
$$;
