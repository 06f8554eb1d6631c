import { MarkdownContent } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import Typography from '@material-ui/core/Typography';
import { AccessOffer } from '@meshport/backstage-plugin-data-access-common';
import { RequestFormState } from '../../hooks/useRequestForm';
import { valuesOf } from '../../model/ask/formValues';
import { problemField } from '../../model/ask/problems';

/** The same terms, with the ports that are given under them. */
interface SharedTerms {
  text: string;
  hash: string;
  offers: AccessOffer[];
}

function sharedTerms(offers: readonly AccessOffer[]): SharedTerms[] {
  const byHash = new Map<string, SharedTerms>();
  for (const offer of offers) {
    if (offer.terms) {
      const known = byHash.get(offer.terms.hash);
      byHash.set(offer.terms.hash, {
        ...offer.terms,
        offers: [...(known?.offers ?? []), offer],
      });
    }
  }
  return [...byHash.values()];
}

/** The terms to accept, each text once. */
export function TermsFields(props: {
  offers: readonly AccessOffer[];
  form: RequestFormState;
  disabled: boolean;
}) {
  const { offers, form, disabled } = props;
  return (
    <>
      {sharedTerms(offers).map(({ text, hash, offers: ports }) => {
        const accepted = ports.every(
          port => valuesOf(form.values, port).acceptedTerms === hash,
        );
        const problem = ports
          .map(port => form.problems[problemField('terms', port)])
          .find(Boolean);
        const names = ports.map(
          port => `${port.productTitle} / ${port.port} ${port.version}`,
        );
        return (
          <Box key={hash} mt={2} role="group" aria-label="Terms of use">
            <Typography variant="subtitle2">
              Terms of use of {names.join(', ')}
            </Typography>
            <MarkdownContent content={text} />
            <FormControlLabel
              control={
                <Checkbox
                  checked={accepted}
                  onChange={(_event, on) =>
                    form.editPorts(ports, {
                      acceptedTerms: on ? hash : undefined,
                    })
                  }
                  disabled={disabled}
                  color="primary"
                  required
                  inputProps={{
                    'aria-invalid': Boolean(problem),
                    'aria-describedby': `terms-problem-${hash}`,
                  }}
                />
              }
              label="I accept these terms"
            />
            {problem && (
              <FormHelperText id={`terms-problem-${hash}`} error>
                {problem}
              </FormHelperText>
            )}
          </Box>
        );
      })}
    </>
  );
}
