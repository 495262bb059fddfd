package ledger

import (
	"cmp"
	"context"
	"slices"

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
	builds := []variants.Assembly{assembly}
	if assembly == variants.AssemblyUnknown {
		builds = []variants.Assembly{variants.GRCh37, variants.GRCh38}
	}
	var records []*vcf.Record
	tally, err := src.Scan(ctx, regions(q, builds), func(r *vcf.Record) error {
		records = append(records, r)
		return nil
	})
	if err != nil {
		return nil, err
	}
	seen := recordVotes(records, q)
	if assembly, err = decide(assembly, append(votes, seen...), where); err != nil {
		return nil, err
	}
	if stated != variants.AssemblyUnknown {
		votes = append(votes, Vote{Kind: "user", Assembly: stated, For: 1})
	}
	o := observe(newPile(records), q, assembly, where)
	o.Votes = append(votes, seen...)
	o.Input = Input{
		Identity: src.Identity(), Version: src.Header().Version, Samples: src.Header().Samples,
		Sample: src.Sample(), Access: src.Access(), GVCF: src.Header().GVCF,
	}
	o.Problems = append(slices.Clip(tally.Problems), o.Problems...)
	o.RecordsSeen, o.RecordsUsed, o.Complete = tally.Seen, tally.Used, tally.Complete
	return o, nil
}

// observe answers the questions from the records.
func observe(p *pile, q Questions, in variants.Assembly, where string) *Observations {
	o := &Observations{Assembly: in, Sites: make([]Site, len(q.Sites))}
	for i, question := range q.Sites {
		o.Sites[i] = site(p, question, in)
		o.Sites[i].Question = i
	}
	for _, g := range q.Genes {
		changes, problems := changesIn(p, g, q.Reference, in, where)
		o.Variants = append(o.Variants, changes...)
		o.Problems = append(o.Problems, problems...)
		o.Coverage = append(o.Coverage, cover(p, g, in))
	}
	o.Blocks = slices.ContainsFunc(p.records, showsReference)
	return o
}

// indelMargin is how far around an indel site lines are read, so that other spellings in a
// repeat are met.
const indelMargin = 30

// joined regions lie closer than this: reading on is cheaper than seeking.
const joined = 200

// regions lists what has to be read to answer the questions in the given builds, sorted by
// contig and start, without overlaps.
func regions(q Questions, builds []variants.Assembly) []variants.Interval {
	var all []variants.Interval
	for _, b := range builds {
		for _, s := range q.Sites {
			if iv, ok := s.span(b); ok {
				if !s.simple() {
					iv.Start, iv.End = max(1, iv.Start-indelMargin), iv.End+indelMargin
				}
				all = append(all, iv)
			}
		}
		for _, g := range q.Genes {
			all = append(all, g.Region[b])
		}
	}
	slices.SortFunc(all, func(a, b variants.Interval) int {
		return cmp.Or(a.Contig.Order()-b.Contig.Order(), a.Start-b.Start, a.End-b.End)
	})
	var merged []variants.Interval
	for _, iv := range all {
		if n := len(merged); n > 0 && merged[n-1].Contig == iv.Contig && iv.Start <= merged[n-1].End+joined {
			merged[n-1].End = max(merged[n-1].End, iv.End)
			continue
		}
		merged = append(merged, iv)
	}
	return merged
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
