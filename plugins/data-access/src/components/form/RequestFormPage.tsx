import {
  Content,
  ContentHeader,
  EmptyState,
  Progress,
} from '@backstage/core-components';
import { PortRef } from '@meshport/backstage-plugin-data-access-common';
import { useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useBasket } from '../../hooks/useBasket';
import { useViewer } from '../../hooks/useViewer';
import { addressOfPorts, portsInAddress } from '../../model/ask/portRefs';
import { hasPrefill } from '../../model/ask/prefill';
import { AddPort } from './AddPort';
import { BasketHint } from './BasketHint';
import { RequestForm } from './RequestForm';

/**
 * The request form. The address names the ports, so that it can be sent to
 * somebody; without any it leads to those in the basket.
 */
export function RequestFormPage() {
  const [params, setParams] = useSearchParams();
  const viewer = useViewer();
  const basket = useBasket();
  const ports = useMemo(() => portsInAddress(params), [params]);
  // What the link fills in is taken over once; afterwards the form is right.
  const [prefill] = useState(params);

  const show = (next: PortRef[]) =>
    setParams(addressOfPorts(next), { replace: true });

  const openBasket = ports.length === 0 && basket.ports.length > 0;
  const cleanAddress = ports.length > 0 && hasPrefill(params);
  useEffect(() => {
    if (openBasket || cleanAddress) {
      setParams(addressOfPorts(openBasket ? basket.ports : ports), {
        replace: true,
      });
    }
  }, [openBasket, cleanAddress, basket.ports, ports, setParams]);

  const add = (port: PortRef) => {
    basket.add(port);
    show([...ports, port]);
  };
  const remove = (port: PortRef) => {
    basket.remove(port);
    show(ports.filter(other => other !== port));
  };

  let content = <Progress />;
  if (ports.length === 0 && !openBasket) {
    content = <NothingChosen onAdd={add} />;
  } else if (viewer && !openBasket) {
    content = (
      <>
        <BasketHint ports={ports} onAdd={more => show([...ports, ...more])} />
        <RequestForm
          key={viewer}
          userEntityRef={viewer}
          ports={ports}
          prefill={prefill}
          onAdd={add}
          onRemove={remove}
        />
      </>
    );
  }
  return (
    <Content>
      <ContentHeader title="Request access" />
      {content}
    </Content>
  );
}

function NothingChosen(props: { onAdd: (port: PortRef) => void }) {
  return (
    <EmptyState
      missing="info"
      title="Which data do you need?"
      description="Search for an output port here, or open a data product and choose “Request access” at one of its output ports."
      action={
        <AddPort
          ports={[]}
          onAdd={props.onAdd}
          label="Search data products and their ports"
        />
      }
    />
  );
}
