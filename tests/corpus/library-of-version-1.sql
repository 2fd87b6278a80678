BEGIN TRANSACTION;
CREATE TABLE documents (
	id VARCHAR(64) NOT NULL, 
	identity VARCHAR(64) NOT NULL, 
	reference VARCHAR(200), 
	kind VARCHAR(20) NOT NULL, 
	authority VARCHAR(300), 
	date DATE, 
	outcome VARCHAR(20) NOT NULL, 
	example BOOLEAN NOT NULL, 
	admitted_at DATETIME NOT NULL, 
	fingerprint VARCHAR(64) NOT NULL, 
	card JSON NOT NULL, 
	record JSON NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "documents" VALUES('one','one','FOI 1','response','Brackley Council','2024-12-20','withheld',0,'2026-03-02 09:00:00.000000','28d23a315da0976ec2e77584f59a25d8a292bdd86db8db5ee2a01d997c0252c5','{"id": "one", "reference": "FOI 1", "title": "one", "authority": "Brackley Council", "date": "2024-12-20", "kind": "response", "source": "letters/one.md", "url": null, "outcome": "withheld", "exemptions": ["36"], "example": false, "later": []}','{"id": "one", "reference": "FOI 1", "kind": "response", "authority": "Brackley Council", "regime": "FOIA", "requested": null, "received": null, "date": "2024-12-20", "working_days": null, "title": "one", "url": null, "source": "letters/one.md", "example": false, "licence": null, "text": "The council holds the minutes of the meeting of the parking committee and withholds them under section 36 of the Act.", "requests": [], "items": [], "exemptions": [{"ref": "36", "bar": null, "likelihood": null, "outcome_of_test": "none", "purposes": [], "spans": [[89, 99]]}], "mentioned": [], "outcome": "withheld", "reviews": [], "result": null, "notes": [], "extra": {}, "passages": [{"id": "one:1", "role": "decision", "heading": null, "start": 0, "end": 117, "tokens": 9, "page": null}]}');
INSERT INTO "documents" VALUES('two','two',NULL,'response','Brackley Council',NULL,'not_held',0,'2026-03-02 09:03:00.000000','8fee089e5ec7d6a4ae6bc30a45f3b6fee3f9e3df900d8a521e3edb3450f6b075','{"id": "two", "reference": null, "title": "two", "authority": "Brackley Council", "date": null, "kind": "response", "source": "letters/two.md", "url": null, "outcome": "not_held", "exemptions": [], "example": false, "later": []}','{"id": "two", "reference": null, "kind": "response", "authority": "Brackley Council", "regime": "FOIA", "requested": null, "received": null, "date": null, "working_days": null, "title": "two", "url": null, "source": "letters/two.md", "example": false, "licence": null, "text": "We hold nothing about the bins in Elm Road.", "requests": [], "items": [], "exemptions": [], "mentioned": [], "outcome": "not_held", "reviews": [], "result": null, "notes": [], "extra": {}, "passages": [{"id": "two:1", "role": "decision", "heading": null, "start": 0, "end": 43, "tokens": 9, "page": null}]}');
INSERT INTO "documents" VALUES('three','three','IR 1','review','Brackley Council',NULL,'disclosed',0,'2026-03-02 09:04:00.000000','4d0cd65af59b9e144b06597679bf1f8261dbc0838edfab6e58d1aec319f6db6a','{"id": "three", "reference": "IR 1", "title": "three", "authority": "Brackley Council", "date": null, "kind": "review", "source": "letters/three.md", "url": null, "outcome": "disclosed", "exemptions": [], "example": false, "later": []}','{"id": "three", "reference": "IR 1", "kind": "review", "authority": "Brackley Council", "regime": "FOIA", "requested": null, "received": null, "date": null, "working_days": null, "title": "three", "url": null, "source": "letters/three.md", "example": false, "licence": null, "text": "We release the minutes on review.", "requests": [], "items": [], "exemptions": [], "mentioned": [], "outcome": "disclosed", "reviews": ["FOI 1"], "result": null, "notes": [], "extra": {}, "passages": [{"id": "three:1", "role": "decision", "heading": null, "start": 0, "end": 33, "tokens": 9, "page": null}]}');
CREATE TABLE drafts (
	id VARCHAR(64) NOT NULL, 
	created DATETIME NOT NULL, 
	record JSON NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "drafts" VALUES('d1','2026-01-05 10:00:00.000000','{"id": "d1", "created": "2026-01-05T10:00:00Z", "request": [], "decisions": [], "paragraphs": [], "for_officer": [], "checks": []}');
CREATE TABLE journal (
	seq INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	subject VARCHAR(200) NOT NULL, 
	who VARCHAR(200) NOT NULL, 
	action VARCHAR(200) NOT NULL, 
	"before" TEXT NOT NULL, 
	"after" TEXT NOT NULL, 
	note TEXT NOT NULL, 
	PRIMARY KEY (seq)
);
INSERT INTO "journal" VALUES(1,'2026-03-02 09:07:00.000000','draft:d1','Sam Field','accept p1','a','b','');
CREATE TABLE links (
	seq INTEGER NOT NULL, 
	later VARCHAR(64) NOT NULL, 
	reviewed VARCHAR(200) NOT NULL, 
	PRIMARY KEY (seq), 
	UNIQUE (later, reviewed), 
	FOREIGN KEY(later) REFERENCES documents (id) ON DELETE CASCADE
);
CREATE TABLE passages (
	id VARCHAR(80) NOT NULL, 
	document VARCHAR(64) NOT NULL, 
	role VARCHAR(30) NOT NULL, 
	heading TEXT, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	tokens INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(document) REFERENCES documents (id) ON DELETE CASCADE
);
INSERT INTO "passages" VALUES('one:1','one','decision',NULL,0,117,9);
INSERT INTO "passages" VALUES('two:1','two','decision',NULL,0,43,9);
INSERT INTO "passages" VALUES('three:1','three','decision',NULL,0,33,9);
CREATE TABLE sources (
	source TEXT NOT NULL, 
	document VARCHAR(64) NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	PRIMARY KEY (source), 
	FOREIGN KEY(document) REFERENCES documents (id) ON DELETE CASCADE
);
INSERT INTO "sources" VALUES('letters/one.md','one','1111111111111111111111111111111111111111111111111111111111111111');
INSERT INTO "sources" VALUES('letters/one.docx','one','2222222222222222222222222222222222222222222222222222222222222222');
INSERT INTO "sources" VALUES('letters/two.md','two','4444444444444444444444444444444444444444444444444444444444444444');
INSERT INTO "sources" VALUES('letters/three.md','three','5555555555555555555555555555555555555555555555555555555555555555');
CREATE TABLE versions (
	seq INTEGER NOT NULL, 
	document VARCHAR(64) NOT NULL, 
	ended_at DATETIME NOT NULL, 
	reason TEXT NOT NULL, 
	record JSON NOT NULL, 
	PRIMARY KEY (seq)
);
INSERT INTO "versions" VALUES(1,'two','2026-03-02 09:02:00.000000','replaced by a newer file','{"id": "two", "reference": null, "kind": "response", "authority": "Brackley Council", "regime": "FOIA", "requested": null, "received": null, "date": null, "working_days": null, "title": "two", "url": null, "source": "letters/two.md", "example": false, "licence": null, "text": "We hold nothing about the bins.", "requests": [], "items": [], "exemptions": [], "mentioned": [], "outcome": "not_held", "reviews": [], "result": null, "notes": [], "extra": {}, "passages": [{"id": "two:1", "role": "decision", "heading": null, "start": 0, "end": 31, "tokens": 9, "page": null}]}');
INSERT INTO "versions" VALUES(2,'four','2026-03-02 09:06:00.000000','retired by Sam Field: published in error','{"id": "four", "reference": "FOI 4", "kind": "response", "authority": "Brackley Council", "regime": "FOIA", "requested": null, "received": null, "date": null, "working_days": null, "title": "four", "url": null, "source": "letters/four.md", "example": false, "licence": null, "text": "Published in error.", "requests": [], "items": [], "exemptions": [], "mentioned": [], "outcome": "unknown", "reviews": [], "result": null, "notes": [], "extra": {}, "passages": [{"id": "four:1", "role": "decision", "heading": null, "start": 0, "end": 19, "tokens": 9, "page": null}]}');
CREATE INDEX ix_documents_identity ON documents (identity);
CREATE INDEX ix_documents_kind ON documents (kind);
CREATE INDEX ix_documents_date ON documents (date);
CREATE INDEX ix_documents_authority ON documents (authority);
CREATE INDEX ix_documents_reference ON documents (reference);
CREATE INDEX ix_versions_document ON versions (document);
CREATE INDEX ix_journal_subject ON journal (subject);
CREATE INDEX ix_passages_role ON passages (role);
CREATE INDEX ix_passages_document ON passages (document);
CREATE INDEX ix_sources_document ON sources (document);
CREATE INDEX ix_links_reviewed ON links (reviewed);
COMMIT;
