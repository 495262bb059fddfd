package ledger

import (
	"context"
	"slices"
	"strconv"

	"allelens/variants"
	"allelens/variants/vcf"
)

// Read turns a file into observations. stated is the build that the user gives, or
// AssemblyUnknown. Errors are *variants.Problem when the user can act on them (the build is not
// known, or contradicted), and the context's or the source's otherwise.
func Read(ctx context.Context, src vcf.Source, q Questions, stated variants.Assembly) (*Observations, error) {
	where := src.Identity().Name
	votes := headerVotes(src.Header())
	assembly, err := fromHeader(votes, stated, where)
	if err != nil {
		return nil, err
	}
	from := builds[:]
	if assembly != variants.AssemblyUnknown && !src.Once() {
		from = []variants.Assembly{assembly}
	}
	kept := gathered{where: where}
	sex := newSexTally(q.Thresholds)
	tally, err := src.Scan(ctx, wanted(q, from, sex), kept.take)
	if err != nil {
		return nil, err
	}
	records, scored := apart(kept.records, q, from)
	tally.Used -= int64(len(kept.records) - len(records))
	all := records
	if assembly != variants.AssemblyUnknown && len(from) > 1 {
		records = inBuild(all, q, assembly)
	}
	known := assembly != variants.AssemblyUnknown && !q.Alone
	assembly, seen, err := decideBy(assembly, votes, records, scored, q, where)
	if err != nil {
		return nil, err
	}
	if known && weightless(seen, assembly) {
		if err := lookElsewhere(ctx, src, q, assembly, all, where); err != nil {
			return nil, err
		}
	}
	asked := regions(q, []variants.Assembly{assembly})
	if len(from) > 1 {
		records = inBuild(all, q, assembly)
		tally.Used = int64(len(records))
	}
	if stated != variants.AssemblyUnknown {
		votes = append(votes, Vote{Kind: "user", Assembly: stated, For: 1})
	}
	o, err := judged(src, q, records, assembly, tally)
	if err != nil {
		return nil, err
	}
	o.Votes = slices.DeleteFunc(append(votes, seen...), func(v Vote) bool { return v.Assembly == variants.AssemblyUnknown })
	o.SexCalls = *sex.calls[assembly]
	o.Copies = q.Thresholds.copiesIn(records, asked, assembly, where)
	o.Input = inputOf(src)
	o.Problems = slices.Concat(oddities(src, q, tally, where), confined(tally, asked, where), o.Problems)
	o.RecordsSeen, o.RecordsUsed, o.Complete = tally.Seen, tally.Used, tally.Complete
	o.asked = askedOf(q, assembly)
	o.score(scored, q, assembly)
	return o, nil
}

// decideBy settles the build by the records; where these do not tell it, by those of the scores' sites. seen is what the records say.
func decideBy(stated variants.Assembly, votes []Vote, records, scored []*vcf.Record, q Questions, where string) (in variants.Assembly, seen []Vote, err error) {
	seen = recordVotes(records, q)
	if in, err = decide(stated, append(votes, seen...), where); err != nil && len(scored) > 0 {
		seen = append(seen, recordVotes(scored, Questions{Sites: q.Scores, Reference: q.Reference})...)
		in, err = decide(stated, append(votes, seen...), where)
	}
	return in, seen, err
}

// wanted is what is read of a file.
func wanted(q Questions, from []variants.Assembly, sex *sexTally) vcf.Wanted {
	if q.Alone {
		return vcf.Wanted{Regions: regions(q, from)}
	}
	return vcf.Wanted{Regions: withScores(regions(q, from), q, from), Events: geneRegions(q, from), Beside: []vcf.Beside{sex.beside()}}
}

// judged is what the records say of the questions, and of the sample; an error where they hold more events than one person has.
func judged(src vcf.Source, q Questions, records []*vcf.Record, assembly variants.Assembly, tally vcf.Tally) (*Observations, error) {
	where := src.Identity().Name
	p := newPile(records, q.Thresholds)
	o := observe(p, q, assembly, where, tally)
	if problem := crowded(o, where); problem != nil {
		return nil, problem
	}
	o.OutsideDefinitions = unaskedIn(p, q, src.Header(), assembly)
	o.Thresholds, o.Assay = q.Thresholds, assayOf(src, tally, records)
	o.Specimen = specimenOf(src.Header(), src.Sample(), records)
	return o, nil
}

// inputOf describes the file.
func inputOf(src vcf.Source) Input {
	h := src.Header()
	return Input{
		Identity: src.Identity(), Version: h.Version, SampleCount: len(h.Samples),
		Sample: src.Sample(), Access: src.Access(), GVCF: h.GVCF, Mitochondrion: mitochondrion(h),
	}
}

// inBuild are the records that tell of what is asked in a build.
func inBuild(records []*vcf.Record, q Questions, in variants.Assembly) []*vcf.Record {
	asked := regions(q, []variants.Assembly{in})
	var own []*vcf.Record
	for _, r := range records {
		if lies(r.Contig, r.Pos, r.End, asked) || mayTell(r, q, in) {
			own = append(own, r)
		}
	}
	return own
}

// mitochondrion is the length that the header gives to the mitochondrial sequence; 0 if none.
func mitochondrion(h *vcf.Header) int {
	for _, c := range h.Contigs {
		if contig, ok := variants.ParseContig(c.Name); ok && contig == "MT" {
			return c.Length
		}
	}
	return 0
}

// oddities are what the file as a whole lacks, and what was not read of it.
func oddities(src vcf.Source, q Questions, tally vcf.Tally, where string) []*variants.Problem {
	var problems []*variants.Problem
	if len(q.Genes) > 0 && src.Access() != vcf.ByStream {
		problems = append(problems, variants.Note("events_reach", where, "bases", strconv.Itoa(vcf.EventReach)))
	}
	if src.Identity().SHA256 == "" && src.Access() != vcf.ByStream {
		problems = append(problems, variants.Note("no_checksum", where))
	}
	if src.Header().Version == "" {
		problems = append(problems, variants.Note("no_version", where))
	}
	if tally.Complete && tally.Seen == 0 {
		problems = append(problems, variants.Warn("no_records", where))
	}
	return problems
}

// lookElsewhere reads where the genes lie in the other build, in a file that has next to nothing
// where they lie in its own: records there show that the header, or the user, is wrong. read is what was
// read already: of a pipe, where the genes lie in both builds.
func lookElsewhere(ctx context.Context, src vcf.Source, q Questions, in variants.Assembly, read []*vcf.Record, where string) error {
	other := builds[0]
	if in == other {
		other = builds[1]
	}
	kept := gathered{where: where}
	if src.Once() {
		kept.records = inBuild(read, q, other)
	} else if _, err := src.Scan(ctx, vcf.Wanted{Regions: regions(q, []variants.Assembly{other})}, kept.take); err != nil {
		return err
	}
	if n := elsewhere(recordVotes(kept.records, q), other); n > 0 {
		return variants.Fail("build_places", where, "build", in.String(), "count", strconv.Itoa(n), "other", other.String())
	}
	return nil
}

// observe answers the questions from the records.
func observe(p *pile, q Questions, in variants.Assembly, where string, tally vcf.Tally) *Observations {
	o := &Observations{Assembly: in, Sites: make([]Site, len(q.Sites)), lines: p}
	for i, question := range q.Sites {
		o.Sites[i] = site(p, question, in)
		o.Sites[i].Question = i
	}
	for _, g := range q.Genes {
		changes, problems := changesIn(p, g, q.Reference, in, where)
		events, more := eventsIn(p, g, q.Reference, in, where, tally.Complete)
		problems = append(problems, more...)
		o.Variants, o.Events, o.Problems = append(o.Variants, changes...), append(o.Events, events...), append(o.Problems, problems...)
		p.lose(g.Region[in].Contig, events)
		faint, seen := faintIn(p, g, q.Reference, in, where)
		o.Problems = append(o.Problems, seen...)
		covered := cover(p, g, in, doubtsOf(g, in, problems, tally.Problems))
		covered.Faint = faint
		o.Coverage = append(o.Coverage, covered)
	}
	o.Blocks = slices.ContainsFunc(p.records, showsReference)
	return o
}

// harmless are problems of a gene's lines that leave no doubt what the sample carries.
var harmless = []string{"duplicate_variant"}

// doubtsOf picks the problems that forbid to conclude that nothing was found in a gene: those of its own
// lines, and those of lines that could not be read and may lie in it.
func doubtsOf(g GeneRegion, in variants.Assembly, own, unread []*variants.Problem) []*variants.Problem {
	var doubts []*variants.Problem
	for _, p := range own {
		if !slices.Contains(harmless, p.Code) {
			doubts = append(doubts, p)
		}
	}
	for _, p := range unread {
		if p.Severity > variants.Info && mayLieIn(p, g.Region[in]) {
			doubts = append(doubts, p)
		}
	}
	return doubts
}

// mayLieIn reports whether the line that a problem tells of may stand in the region: it does, or its place
// cannot be read. "more_lines" tells of lines anywhere.
func mayLieIn(p *variants.Problem, region variants.Interval) bool {
	if p.Locus == nil {
		return p.Code == "more_lines"
	}
	return *p.Locus == variants.Interval{} || p.Locus.Overlaps(region)
}

// mayTell reports whether a structural line may tell of an event over one of the genes.
func mayTell(r *vcf.Record, q Questions, in variants.Assembly) bool {
	return r.Structure != nil && slices.ContainsFunc(q.Genes, func(g GeneRegion) bool { return nearRegion(r, g.Region[in]) })
}

// geneRegions are the regions of the genes in the given builds.
func geneRegions(q Questions, builds []variants.Assembly) []variants.Interval {
	var all []variants.Interval
	for _, b := range builds {
		for _, g := range q.Genes {
			all = append(all, g.Region[b])
		}
	}
	return all
}

// indelMargin is how far around an indel site lines are read, so that other spellings in a
// repeat are met.
const indelMargin = 30

// joined regions lie closer than this: reading on is cheaper than seeking.
const joined = 200

// regions lists what has to be read to answer the questions in the given builds, sorted by
// contig and start, without overlaps.
func regions(q Questions, builds []variants.Assembly) []variants.Interval {
	all := spansOf(q.Sites, builds)
	for _, b := range builds {
		for _, g := range q.Genes {
			all = append(all, g.Region[b])
		}
		for _, s := range q.Stretches {
			all = append(all, s.Region[b])
		}
	}
	return joinedRegions(all)
}

// span is the site's interval in a build; ok is false where it has no place in it.
func (q Question) span(in variants.Assembly) (iv variants.Interval, ok bool) {
	pos, ref := q.Pos[in], q.Ref[in]
	if pos == 0 || ref == "" {
		return iv, false
	}
	return variants.Interval{Contig: q.Contig, Start: pos, End: pos + len(ref) - 1}, true
}

// simple: all alleles of the site are of one length, so that no other spelling exists.
func (q Question) simple() bool {
	for _, a := range q.Alleles {
		if len(a) != len(q.Alleles[0]) {
			return false
		}
	}
	return true
}
