package vrs

import (
	"testing"

	"allelens/variants"
	"allelens/variants/genome"
)

// Chromosomes 1, 17 and 19 of GRCh38.
const (
	chr1  = "SQ.Ya6Rs7DHhDeg7YaOSg1EoNi3U_nQ9SvO"
	chr19 = "SQ.IIB53T8CNeJJdUqzn9V_JnRtQadwWCbl"
	chr17 = "SQ.dLZ15tNO1Ur0IcGjwc3Sdi_0A6Yf4zm7"
)

// TestPublishedIdentifiers: digests that the specification, and programs that follow it, publish.
func TestPublishedIdentifiers(t *testing.T) {
	if got := Digest("ACGT"); got != "aKF498dAxcJAqme6QYQ7EZ07-fiw8Kw2" {
		t.Errorf("sha512t24u of ACGT is %s", got)
	}
	if got := Location(chr19, 44908821, 44908822); got != "wIlaGykfwHIpPY2Fcxtbx4TINbbODFVz" {
		t.Errorf("rs7412 lies at %s", got)
	}
	reference := genome.NewReference([]genome.Slice{
		{Assembly: variants.GRCh38, Contig: "19", Start: 44908820, Bases: "GCCTGG"},
		{Assembly: variants.GRCh38, Contig: "1", Start: 40819436, Bases: "GAACTCCTCCTGG"},
		{Assembly: variants.GRCh38, Contig: "17", Start: 43106480, Bases: "TTTTTTCATTTTT"},
	})
	for name, c := range map[string]struct {
		a                   variants.Allele
		refget, spdi, wants string
	}{
		"rs7412":   {variants.Allele{Contig: "19", Pos: 44908822, Ref: "C", Alt: "T"}, chr19, "N:44908821:C:T", "ga4gh:VA.0AePZIWZUNsUlQTamyLrjm2HWUw2opLt"},
		"BRCA1":    {variants.Allele{Contig: "17", Pos: 43106487, Ref: "A", Alt: "G"}, chr17, "N:43106486:A:G", "ga4gh:VA.gbvJw0s4OeAvloCeAM6BNNvrjFC_Dhc8"},
		"CTC more": {variants.Allele{Contig: "1", Pos: 40819438, Ref: "A", Alt: "ACTC"}, chr1, "N:40819438:CTCCTCCT:CTCCTCCTCCT", "ga4gh:VA.Oop4kjdTtKcg1kiZjIJAAR3bp7qi4aNT"},
		"the same": {variants.Allele{Contig: "1", Pos: 40819446, Ref: "T", Alt: "TCCT"}, chr1, "N:40819438:CTCCTCCT:CTCCTCCTCCT", "ga4gh:VA.Oop4kjdTtKcg1kiZjIJAAR3bp7qi4aNT"},
	} {
		got, ok := Of(reference, variants.GRCh38, c.a, "N", c.refget)
		if !ok || got.SPDI != c.spdi || got.Allele != c.wants {
			t.Errorf("%s: %+v, %v; want %s %s", name, got, ok, c.spdi, c.wants)
		}
	}
}

// TestRepeats: what the reference repeats is told by its length, as the specification's own implementation has it.
func TestRepeats(t *testing.T) {
	for _, c := range []struct {
		e    genome.Edit
		unit int
		want string
	}{
		{genome.Edit{Deleted: "G"}, 1, `{"length":0,"repeatSubunitLength":1,"type":"ReferenceLengthExpression"}`},
		{genome.Edit{Deleted: "AATAAATA", Inserted: "AATA"}, 4, `{"length":4,"repeatSubunitLength":4,"type":"ReferenceLengthExpression"}`},
		{genome.Edit{Deleted: "CAGCA", Inserted: "CAGCAGCAGCA"}, 6, `{"length":11,"repeatSubunitLength":3,"type":"ReferenceLengthExpression"}`},
		{genome.Edit{Inserted: "AC"}, 2, `{"sequence":"AC","type":"LiteralSequenceExpression"}`},
		{genome.Edit{Deleted: "A", Inserted: "ACA"}, 2, `{"sequence":"ACA","type":"LiteralSequenceExpression"}`},
		{genome.Edit{Deleted: "AC", Inserted: "TT"}, 0, `{"sequence":"TT","type":"LiteralSequenceExpression"}`},
	} {
		if got := state(c.e, c.unit); got != c.want {
			t.Errorf("%+v: %s, want %s", c.e, got, c.want)
		}
	}
}

// TestUnnamed: where the change may slide beyond what is known, or is no sequence, there is no name.
func TestUnnamed(t *testing.T) {
	reference := genome.NewReference([]genome.Slice{{Assembly: variants.GRCh38, Contig: "19", Start: 101, Bases: "GGAAAA"}})
	for _, a := range []variants.Allele{{Contig: "19", Pos: 102, Ref: "GA", Alt: "G"}, {Contig: "19", Pos: 103, Ref: "A", Alt: "<DEL>"}, {Contig: "18", Pos: 103, Ref: "A", Alt: "C"},
		{Contig: "19", Pos: 103, Ref: "C", Alt: "T"}} {
		if n, ok := Of(reference, variants.GRCh38, a, "N", chr19); ok {
			t.Errorf("%v is %+v", a, n)
		}
	}
}
