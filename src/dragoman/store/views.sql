-- Read-only views for people and other tools (Datasette, DuckDB, R). Statements are separated by a line of dashes.
-- They show the machine's output with the reviewers' word beside it (status, changes); docs/dossier.md lists every column.
CREATE VIEW v_documents AS
SELECT d.doc, d.title, d.outlet, d.agency, d.byline, d.place, d.published, d.published_how, d.language, d.translated,
       (SELECT c.doc FROM documents c WHERE c.id = d.copy_of) AS copy_of,
       (SELECT count(*) FROM documents c WHERE c.copy_of = d.id) AS copies,
       (SELECT count(*) FROM statements s WHERE s.doc = d.id) AS statements,
       (SELECT count(*) FROM positions p WHERE p.doc = d.id) AS positions,
       (SELECT q.stage FROM pending q WHERE q.doc = d.id) AS pending,
       d.url, length(d.raw) AS characters, d.sha256, d.id
FROM documents d
--------
CREATE VIEW v_statements AS
SELECT s.id, d.doc, coalesce(s.said_on, d.published) AS date, d.outlet, s.speaker, s.speaks_for, s.role, s.kind,
       (SELECT group_concat(substr(d.raw, json_extract(j.value, '$[0]') + 1, json_extract(j.value, '$[1]') - json_extract(j.value, '$[0]')), ' … ')
          FROM json_each(s.contents) j) AS text,
       substr(d.raw, json_extract(s.cue, '$[0]') + 1, json_extract(s.cue, '$[1]') - json_extract(s.cue, '$[0]')) AS cue,
       s.speaker_mention, s.addressee, s.in_title, s.nested_in, s.confidence, s.reason,
       coalesce(r.status, 'machine') AS status, r.changes
FROM statements s JOIN documents d ON d.id = s.doc LEFT JOIN reviews r ON r.kind = 'statement' AND r.id = s.id
--------
CREATE VIEW v_positions AS
SELECT p.id, d.doc, coalesce(p.as_of, p.said_on, d.published) AS date, d.outlet, p.speaker, p.holder, p.issue, p.option,
       p.stance, p.basis, p.red_line, p.strength,
       substr(d.raw, p.start + 1, p."end" - p.start) AS text,
       p.form, p.duration,
       substr(d.raw, json_extract(p.condition, '$[0]') + 1, json_extract(p.condition, '$[1]') - json_extract(p.condition, '$[0]')) AS condition,
       p.condition_option, p.as_of, p.said_on, p.statement, p.in_title, p.start, p."end",
       (SELECT count(*) FROM documents c WHERE c.copy_of = d.id) AS copies, d.copy_of IS NOT NULL AS is_copy,
       p.confidence, p.reason, coalesce(r.status, 'machine') AS status, r.changes
FROM positions p JOIN documents d ON d.id = p.doc LEFT JOIN reviews r ON r.kind = 'position' AND r.id = p.id
--------
CREATE VIEW v_events AS
SELECT e.id, e.start, e."end", e.precision, e.title, e.format, e.status, e.place,
       (SELECT group_concat(j.value, ', ') FROM json_each(e.parties) j) AS parties,
       (SELECT count(*) FROM mentions m WHERE m.event = e.id) AS mentions,
       coalesce(r.status, 'machine') AS review, r.changes
FROM events e LEFT JOIN reviews r ON r.kind = 'event' AND r.id = e.id
--------
CREATE VIEW v_mentions AS
SELECT m.event, e.title, d.doc, d.outlet, d.published, m.start, m."end", m.status,
       substr(d.raw, m.span_start + 1, m.span_end - m.span_start) AS text, m.confidence, m.reason
FROM mentions m JOIN events e ON e.id = m.event JOIN documents d ON d.id = m.doc
--------
CREATE VIEW v_timexes AS
SELECT d.doc, substr(d.raw, t.start + 1, t."end" - t.start) AS text, t.type, t.value, t.first, t.last, t.anchor, t.confidence,
       t.start, t."end"
FROM timexes t JOIN documents d ON d.id = t.doc
--------
CREATE VIEW v_judgements AS
SELECT j.id, j.at, j.reviewer, j.verdict, j.kind, j.target, d.doc, j."values", j.was, j.undoes,
       EXISTS (SELECT 1 FROM judgements u WHERE u.undoes = j.id) AS undone,
       substr(d.raw, json_extract(j.span, '$[0]') + 1, json_extract(j.span, '$[1]') - json_extract(j.span, '$[0]')) AS text
FROM judgements j LEFT JOIN documents d ON d.id = j.doc
