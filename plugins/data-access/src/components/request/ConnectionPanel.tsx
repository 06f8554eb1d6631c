import { CodeSnippet, InfoCard } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { AccessConnection } from '@meshport/backstage-plugin-data-access-common';
import { FactList } from '@meshport/backstage-plugin-data-mesh-react';
import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router-dom';

/** How the holder connects and reads. */
export function ConnectionPanel(props: { connection: AccessConnection }) {
  const { properties, command, statement } = props.connection;
  const { hash } = useLocation();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The panel is drawn after loading, so the browser cannot find it itself.
    if (hash === '#connect') {
      panel.current?.scrollIntoView?.({ block: 'start' });
    }
  }, [hash]);

  return (
    <div id="connect" ref={panel}>
      <InfoCard title="How to connect">
        <FactList
          facts={properties.map(({ label, value }) => ({
            label,
            value: <code>{value}</code>,
          }))}
        />
        {command && (
          <Snippet title="In a terminal" language="bash" text={command} />
        )}
        {statement && (
          <Snippet title="Then read" language="sql" text={statement} />
        )}
      </InfoCard>
    </div>
  );
}

function Snippet(props: { title: string; language: string; text: string }) {
  const { title, language, text } = props;
  return (
    <Box mt={2}>
      <Typography variant="subtitle2">{title}</Typography>
      <CodeSnippet
        text={text}
        language={language}
        showCopyCodeButton
        wrapLongLines
        // The copy button lies over the end of the line.
        customStyle={{ paddingRight: '3rem' }}
      />
    </Box>
  );
}
