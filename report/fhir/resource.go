package fhir

// What follows is the part of HL7 FHIR R4 that a report needs. Names are FHIR's own.

type bundle struct {
	ResourceType string  `json:"resourceType"`
	ID           string  `json:"id"`
	Type         string  `json:"type"`
	Entry        []entry `json:"entry"`
}

type entry struct {
	FullURL  string  `json:"fullUrl"`
	Resource any     `json:"resource"`
	Request  request `json:"request"`
}

type request struct {
	Method string `json:"method"`
	URL    string `json:"url"`
}

type meta struct {
	Profile []string `json:"profile,omitempty"`
}

type coding struct {
	System  string `json:"system,omitempty"`
	Code    string `json:"code,omitempty"`
	Display string `json:"display,omitempty"`
}

type concept struct {
	Coding []coding `json:"coding,omitempty"`
	Text   string   `json:"text,omitempty"`
}

type reference struct {
	Extension []extension `json:"extension,omitempty"`
	Reference string      `json:"reference,omitempty"`
	Display   string      `json:"display,omitempty"`
}

type extension struct {
	Extension       []extension      `json:"extension,omitempty"`
	URL             string           `json:"url"`
	ValueCode       string           `json:"valueCode,omitempty"`
	ValueString     string           `json:"valueString,omitempty"`
	ValueConcept    *concept         `json:"valueCodeableConcept,omitempty"`
	ValueReference  *reference       `json:"valueReference,omitempty"`
	ValueAnnotation *annotation      `json:"valueAnnotation,omitempty"`
	ValueArtifact   *relatedArtifact `json:"valueRelatedArtifact,omitempty"`
}

type relatedArtifact struct {
	Type     string `json:"type"`
	Citation string `json:"citation,omitempty"`
	URL      string `json:"url,omitempty"`
}

type annotation struct {
	Extension []extension `json:"extension,omitempty"`
	Text      string      `json:"text"`
}

type identifier struct {
	Value string `json:"value"`
}

type quantity struct {
	Value  float64 `json:"value"`
	System string  `json:"system,omitempty"`
	Code   string  `json:"code,omitempty"`
}

type bound struct {
	Value int `json:"value"`
}

type span struct {
	Low  *bound `json:"low,omitempty"`
	High *bound `json:"high,omitempty"`
}

type component struct {
	Code          concept   `json:"code"`
	ValueString   string    `json:"valueString,omitempty"`
	ValueConcept  *concept  `json:"valueCodeableConcept,omitempty"`
	ValueQuantity *quantity `json:"valueQuantity,omitempty"`
	ValueRange    *span     `json:"valueRange,omitempty"`
}

type observation struct {
	ResourceType string       `json:"resourceType"`
	ID           string       `json:"id"`
	Meta         meta         `json:"meta"`
	Extension    []extension  `json:"extension,omitempty"`
	PartOf       []reference  `json:"partOf,omitempty"`
	Status       string       `json:"status"`
	Category     []concept    `json:"category"`
	Code         concept      `json:"code"`
	Subject      *reference   `json:"subject,omitempty"`
	Effective    string       `json:"effectiveDateTime,omitempty"`
	Performer    []reference  `json:"performer,omitempty"`
	Value        *concept     `json:"valueCodeableConcept,omitempty"`
	Note         []annotation `json:"note,omitempty"`
	Specimen     *reference   `json:"specimen,omitempty"`
	DerivedFrom  []reference  `json:"derivedFrom,omitempty"`
	Component    []component  `json:"component,omitempty"`
}

type diagnosticReport struct {
	ResourceType string       `json:"resourceType"`
	ID           string       `json:"id"`
	Meta         meta         `json:"meta"`
	Language     string       `json:"language,omitempty"`
	Extension    []extension  `json:"extension,omitempty"`
	Identifier   []identifier `json:"identifier,omitempty"`
	Status       string       `json:"status"`
	Category     []concept    `json:"category"`
	Code         concept      `json:"code"`
	Subject      *reference   `json:"subject,omitempty"`
	Effective    string       `json:"effectiveDateTime,omitempty"`
	Issued       string       `json:"issued,omitempty"`
	Performer    []reference  `json:"performer,omitempty"`
	Interpreter  []reference  `json:"resultsInterpreter,omitempty"`
	Specimen     []reference  `json:"specimen,omitempty"`
	Result       []reference  `json:"result,omitempty"`
	Conclusion   string       `json:"conclusion,omitempty"`
}

type patient struct {
	ResourceType string       `json:"resourceType"`
	ID           string       `json:"id"`
	Identifier   []identifier `json:"identifier,omitempty"`
	Name         []humanName  `json:"name,omitempty"`
	Gender       string       `json:"gender,omitempty"`
	BirthDate    string       `json:"birthDate,omitempty"`
}

type humanName struct {
	Text string `json:"text"`
}

type organization struct {
	ResourceType string `json:"resourceType"`
	ID           string `json:"id"`
	Name         string `json:"name"`
}

type specimen struct {
	ResourceType string      `json:"resourceType"`
	ID           string      `json:"id"`
	Accession    *identifier `json:"accessionIdentifier,omitempty"`
	Type         *concept    `json:"type,omitempty"`
	Subject      *reference  `json:"subject,omitempty"`
	Received     string      `json:"receivedTime,omitempty"`
	Collection   *collection `json:"collection,omitempty"`
}

type collection struct {
	Collected string `json:"collectedDateTime,omitempty"`
}

type procedure struct {
	ResourceType string       `json:"resourceType"`
	ID           string       `json:"id"`
	Meta         meta         `json:"meta"`
	Extension    []extension  `json:"extension,omitempty"`
	Status       string       `json:"status"`
	Category     concept      `json:"category"`
	Subject      reference    `json:"subject"`
	Performed    string       `json:"performedDateTime,omitempty"`
	Note         []annotation `json:"note,omitempty"`
}

type task struct {
	ResourceType string       `json:"resourceType"`
	ID           string       `json:"id"`
	Meta         meta         `json:"meta"`
	Status       string       `json:"status"`
	Intent       string       `json:"intent"`
	Code         *concept     `json:"code,omitempty"`
	Description  string       `json:"description"`
	For          *reference   `json:"for,omitempty"`
	Authored     string       `json:"authoredOn,omitempty"`
	Reason       *reference   `json:"reasonReference,omitempty"`
	Note         []annotation `json:"note,omitempty"`
}
