// A field report, by somebody whom the agency knows in a role: who writes, and a finding in fixed terms, so that findings can be counted.

import type { Screen } from '../app.ts';
import { districtField, findingField, listChoices, messageField, sectorField } from './fields.ts';
import { onward, skippable, walk } from './flow.ts';

export const role: Screen = (app) => {
  const { next, ...frame } = walk(app, role);
  const list = listChoices(app, 'role_label', 'role', app.desk?.card.roles ?? [], 'role_none', app.written.role, (id) => {
    app.written.role = id;
  });
  return {
    name: 'role',
    title: app.t('role_title'),
    ...frame,
    content: skippable(app, next, () => app.written.role !== undefined, [list]),
  };
};

export const finding: Screen = (app) => {
  const { next, ...frame } = walk(app, finding);
  return {
    name: 'finding',
    title: app.t('finding_title'),
    ...frame,
    content: [sectorField(app), districtField(app), findingField(app), messageField(app, 'finding_message', 8, 'finding_hint'), onward(app, next)],
  };
};
