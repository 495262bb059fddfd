package engine

import (
	"bytes"
	"context"
	"encoding/json"
	"os/user"
	"slices"
	"sync"
	"time"

	"allelens/report"
	"allelens/ui/workspace"
	"allelens/variants"
	"allelens/variants/casefile"
	"allelens/variants/ledger"
	"allelens/variants/patient"
)

// UserName is the user of the operating system, for the log of sealed cases.
func UserName() string {
	u, err := user.Current()
	if err != nil {
		return "?"
	}
	return u.Username
}

// vault is a sealed case that the window has open.
type vault struct {
	engine func() *Engine

	mu     sync.Mutex
	file   *casefile.File
	closed bool
	away   bool                 // it was put away: what comes later is not kept
	kept   *ledger.Observations // what the file's content was last made of, and for which consent
	agreed patient.Scope
	scores bool
}

var _ workspace.Sealed = (*vault)(nil)
var _ workspace.Sealer = (*Live)(nil)

// Unseal implements workspace.Sealer.
func (l *Live) Unseal(path string, k workspace.Key) (workspace.Sealed, error) {
	KeepSecret()
	key := casefile.Passphrase(k.Passphrase)
	byWords, err := casefile.ByPassphrase(path)
	if err != nil {
		return nil, err
	}
	if k.File != "" && !byWords { // the clinic's key is named whatever seals the case
		if key, err = casefile.ReadKey(k.File, func() (string, error) { return k.Passphrase, nil }); err != nil {
			return nil, err
		}
	}
	f, err := casefile.Open(path, key)
	if err != nil {
		return nil, err
	}
	v := &vault{engine: l.Now, file: f}
	return v, v.note(casefile.Opened, "")
}

// Seal implements workspace.Sealer.
func (l *Live) Seal(ctx context.Context, path string, k workspace.Key, obs workspace.Observations, c patient.Case, r *report.Report) (workspace.Sealed, error) {
	KeepSecret()
	to, err := sealing(k)
	if err != nil {
		return nil, err
	}
	content, err := l.Now().Pack(ctx, obs, c, r)
	if err != nil {
		return nil, err
	}
	content.Log = content.Log.Add(time.Now(), UserName(), casefile.Created, "")
	sign(content, r)
	f, err := casefile.Create(path, content, to)
	if err != nil {
		return nil, err
	}
	return &vault{engine: l.Now, file: f}, nil
}

// Recipients implements workspace.Sealer.
func (l *Live) Recipients(name string) ([]string, error) { return casefile.ReadRecipients(name) }

// sealing is what a key seals with.
func sealing(k workspace.Key) (casefile.Sealing, error) {
	to := casefile.Sealing{Passphrase: k.Passphrase, Recipients: slices.Clone(k.To)}
	if k.File == "" {
		return to, nil
	}
	more, err := casefile.ReadRecipients(k.File)
	to.Recipients = append(to.Recipients, more...)
	return to, err
}

// note adds to the log, which is kept beside the sealed file until that is saved.
func (v *vault) note(act casefile.Act, detail string) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.file.Content.Log = v.file.Content.Log.Add(time.Now(), UserName(), act, detail)
	return v.file.Autosave()
}

// Path implements workspace.Sealed.
func (v *vault) Path() string { return v.file.Path() }

// Case implements workspace.Sealed.
func (v *vault) Case() patient.Case {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.file.Content.Case.Clone()
}

// Recovered implements workspace.Sealed.
func (v *vault) Recovered() bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.file.Recovered
}

// Suspended implements workspace.Sealed.
func (v *vault) Suspended() bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.file.Suspended
}

// LeftOver implements workspace.Sealed.
func (v *vault) LeftOver() (all []workspace.LeftOver) {
	v.mu.Lock()
	defer v.mu.Unlock()
	for _, l := range v.file.LeftOver {
		all = append(all, workspace.LeftOver{When: l.When, Who: l.Who, Readable: l.Case != nil})
	}
	return all
}

// Take implements workspace.Sealed.
func (v *vault) Take(at int) patient.Case {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.file.Take(at)
}

// Throw implements workspace.Sealed.
func (v *vault) Throw(at int) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.file.Throw(at)
}

// Observations implements workspace.Sealed.
func (v *vault) Observations(c patient.Case) (workspace.Observations, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	kept := *v.file.Content
	limits := ledger.DefaultThresholds()
	if c.Thresholds != nil {
		limits = *c.Thresholds
	}
	otherLimits := c.Thresholds != nil && limits != kept.Kept.Thresholds || c.Thresholds == nil && kept.Case.Thresholds != nil && limits != kept.Kept.Thresholds
	if c.Sample != kept.Case.Sample || c.Assembly != kept.Case.Assembly || otherLimits {
		return nil, variants.Fail("sealed_needs_file", v.file.Path())
	}
	kept.Case.Scope, kept.Case.Scores = c.Scope, c.Scores
	return v.engine().Unpack(&kept), nil
}

// Changes implements workspace.Sealed.
func (v *vault) Changes(now *report.Report) (report.Changes, error) {
	v.mu.Lock()
	content := *v.file.Content
	v.mu.Unlock()
	c, err := v.engine().Since(&content, now)
	if c == nil || err != nil {
		return report.Changes{}, err
	}
	return *c, nil
}

// Knowledge implements workspace.Sealed.
func (v *vault) Knowledge() string {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.file.Content.Knowledge
}

// Another implements workspace.Sealed.
func (v *vault) Another(now *report.Report) string {
	v.mu.Lock()
	said, err := Said(v.file.Content)
	v.mu.Unlock()
	if said == nil || err != nil {
		return ""
	}
	why, _ := v.engine().Another(said, now)
	return why
}

// Save implements workspace.Sealed.
func (v *vault) Save(ctx context.Context, obs workspace.Observations, c patient.Case, r *report.Report) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.take(ctx, obs, c, r); err != nil {
		return err
	}
	sign(v.file.Content, r)
	return v.file.Save()
}

// Reseal implements workspace.Sealed.
func (v *vault) Reseal(ctx context.Context, k workspace.Key, obs workspace.Observations, c patient.Case, r *report.Report) error {
	to, err := sealing(k)
	if err != nil {
		return err
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.take(ctx, obs, c, r); err != nil {
		return err
	}
	sign(v.file.Content, r)
	before := v.file.Content.Log
	v.file.Content.Log = before.Add(time.Now(), UserName(), casefile.Resealed, "")
	v.file.Reseal(to)
	if err := v.file.Save(); err != nil {
		v.file.Content.Log = before
		return err
	}
	return nil
}

// Recipients implements workspace.Sealed.
func (v *vault) Recipients() []string {
	v.mu.Lock()
	defer v.mu.Unlock()
	return slices.Clone(v.file.Content.Recipients)
}

// Autosave implements workspace.Sealed. What was said last stays what it was.
func (v *vault) Autosave(_ context.Context, obs workspace.Observations, c patient.Case, _ *report.Report) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.closed || v.away {
		return nil
	}
	v.state(obs, c)
	return v.file.Autosave()
}

// Suspend implements workspace.Sealed.
func (v *vault) Suspend(obs workspace.Observations, c patient.Case) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.closed {
		return nil
	}
	v.away = true
	v.state(obs, c)
	return v.file.Suspend()
}

// take lets the content be the case as it is, with what is said of it.
func (v *vault) take(ctx context.Context, obs workspace.Observations, c patient.Case, r *report.Report) error {
	v.state(obs, c)
	return v.engine().Renew(ctx, v.file.Content, r)
}

// state takes what is stated, and what was read of what the patient agrees to, and notes a change.
func (v *vault) state(obs workspace.Observations, c patient.Case) {
	content := v.file.Content
	var was, is bytes.Buffer
	if patient.Write(&was, content.Case) != nil || patient.Write(&is, c) != nil || !bytes.Equal(was.Bytes(), is.Bytes()) {
		content.Log = content.Log.Add(time.Now(), UserName(), casefile.Changed, "")
	}
	content.Case = c
	if o := obs.(*ledger.Observations); o != v.kept || c.Scope != v.agreed || c.Scores != v.scores {
		content.Kept, v.kept, v.agreed, v.scores = v.engine().within(o, c).Keep(), o, c.Scope, c.Scores
	}
}

// sign keeps a report that is given out and signed, once.
func sign(content *casefile.Content, r *report.Report) {
	c := content.Case
	if !released(c.Status) || c.SignedBy == "" || Releasable(r) != nil {
		return
	}
	var compact bytes.Buffer
	if json.Compact(&compact, content.Report) != nil {
		return
	}
	signed := casefile.NewSigned(time.Now(), c.SignedBy, compact.Bytes())
	if n := len(content.Signed); n > 0 && content.Signed[n-1].SHA256 == signed.SHA256 {
		return
	}
	content.Signed = append(content.Signed, signed)
	content.Log = content.Log.Add(time.Now(), UserName(), casefile.SignedBy, signed.SHA256)
}

// Exported implements workspace.Sealed.
func (v *vault) Exported(format string) error { return v.note(casefile.Exported, format) }

// Log implements workspace.Sealed.
func (v *vault) Log() (acts []workspace.Act, whole bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	for _, e := range v.file.Content.Log {
		acts = append(acts, workspace.Act{When: e.When, Who: e.Who, Act: string(e.Act), Detail: e.Detail})
	}
	return acts, v.file.Content.Log.Broken() < 0
}

// Close implements workspace.Sealed. What cannot be discarded stays in the journal.
func (v *vault) Close(discard bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.closed {
		return
	}
	v.closed = true
	if discard {
		_ = v.file.Discard()
	}
	v.file.Close()
}
