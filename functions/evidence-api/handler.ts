import { type OfficeRoute, officeApi, officeRoute } from '#functions/admin-api/office-api';
import { questions } from '#functions/admin-api/questions';
import type { WhoAmIDeps } from '#shared/app/access/who-am-i';
import { type ActOnEvidenceDeps, lookAt, withdraw } from '#shared/app/evidence/act-on-evidence';
import { type AnnounceDeps, announceEvidence } from '#shared/app/evidence/announce-evidence';
import {
  type ListEvidenceDeps,
  type OpenEvidenceDeps,
  openEvidence,
  type ShowUploadDeps,
  showEvidence,
  showUpload,
} from '#shared/app/evidence/show-evidence';
import { ReportPath } from '#shared/contracts/http/admin-report';
import {
  EvidenceAnnounced,
  EvidencePartPath,
  EvidencePath,
  EvidenceWithdrawn,
  UploadPath,
} from '#shared/contracts/http/evidence';
import { EVIDENCE_OPERATIONS } from '#shared/contracts/http/evidence-operations';
import { download } from '#shared/runtime/problem-answer';

export type EvidenceApiDeps = WhoAmIDeps &
  AnnounceDeps &
  ActOnEvidenceDeps &
  ListEvidenceDeps &
  OpenEvidenceDeps &
  ShowUploadDeps & { readonly clientId: string };

/** The files that prove something about a report, to whoever may see or send them. */
export const evidenceApiHandler = (deps: EvidenceApiDeps) => {
  const { at, sentAt } = questions(deps);
  const answers = {
    showEvidence: at(ReportPath, (officer, { report }) => showEvidence(deps, officer, report)),
    announceEvidence: sentAt(ReportPath, EvidenceAnnounced, (officer, place, body) =>
      announceEvidence(deps, officer, { ...body, ...place }),
    ),
    showUpload: at(UploadPath, (officer, place) => showUpload(deps, officer, place)),
    viewEvidence: at(
      EvidencePath,
      (officer, place) => openEvidence(deps, officer, { ...place, part: 'view' }),
      download,
    ),
    openEvidence: at(
      EvidencePartPath,
      (officer, { part, ...place }) => openEvidence(deps, officer, { ...place, part: Number(part) }),
      download,
    ),
    lookAtEvidence: at(EvidencePath, (officer, place) => lookAt(deps, officer, place)),
    withdrawEvidence: sentAt(EvidencePath, EvidenceWithdrawn, (officer, place, body) =>
      withdraw(deps, officer, { ...place, ...body }),
    ),
  };
  const routes: readonly OfficeRoute[] = EVIDENCE_OPERATIONS.map((one) => officeRoute(one, answers[one.id]));
  return officeApi(deps, routes);
};
