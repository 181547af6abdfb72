package explain

import "slices"

// mask takes secrets and personal data out of everything that came from the
// input.
func (o *Options) mask(f *Finding) {
	if o.NoRedact {
		return
	}
	m := o.Masker
	before := m.Count()
	f.Message = m.Text(f.Message)
	f.API = m.Text(f.API)
	shared := true // with the answer
	for i, code := range f.Codes {
		if text := m.Text(code); text != code {
			if shared {
				f.Codes, shared = slices.Clone(f.Codes), false
			}
			f.Codes[i] = text
		}
	}
	if !f.Known {
		f.Primary = m.Text(f.Primary)
	}
	for _, s := range []*string{&f.Facts.ApplyURL, &f.Facts.APIPath, &f.Facts.Reason, &f.Facts.URL, &f.Facts.Solution, &f.Facts.MissingField, &f.Facts.AppKey, &f.Facts.RequestIP, &f.Facts.Nonce, &f.Facts.Timestamp} {
		*s = m.Text(*s)
	}
	for i := range f.Facts.RequiredScopes {
		f.Facts.RequiredScopes[i] = m.Text(f.Facts.RequiredScopes[i])
	}
	for i := range f.Captured {
		f.Captured[i] = m.Text(f.Captured[i])
	}
	for i := range f.Facts.Variables {
		f.Facts.Variables[i] = m.Text(f.Facts.Variables[i])
	}
	f.Redacted = m.Count() - before
}

// masked gives a text of the input with what is secret in it masked.
func (o *Options) masked(text string) string {
	if o.NoRedact {
		return text
	}
	return o.Masker.Text(text)
}
