/** What the commands act on at the moment, and the one listener for keys. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react';
import type { AppTarget } from '../../store/commands/appCommands.ts';
import { type CommandTargets, runCommand } from '../../store/commands/commands.ts';

type PageTargets = Omit<CommandTargets, 'app'>;
const noPages: PageTargets = { search: undefined, trace: undefined };
type SetTarget = <K extends keyof PageTargets>(context: K, target: PageTargets[K]) => void;

const TargetsContext = createContext<SetTarget | undefined>(undefined);

/** Listens to keys and runs commands on the targets that pages have registered. */
export function CommandTargetsProvider({
  app,
  children,
}: {
  readonly app: AppTarget;
  readonly children: ReactNode;
}) {
  const targets = useRef<CommandTargets>({ app, search: undefined, trace: undefined });
  useEffect(() => {
    targets.current = { ...targets.current, app };
  }, [app]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const reached = isModalOpen() ? { ...noPages, app: targets.current.app } : targets.current;
      if (runCommand(event, reached, isInField(event.target), isOnControl(event.target))) {
        event.preventDefault();
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  const setTarget = useMemo<SetTarget>(
    () => (context, target) => {
      targets.current = { ...targets.current, [context]: target };
    },
    [],
  );
  return <TargetsContext.Provider value={setTarget}>{children}</TargetsContext.Provider>;
}

/** Makes a page the target of its commands while it is shown. */
export function useCommandTarget<K extends keyof PageTargets>(context: K, target: PageTargets[K]): void {
  const setTarget = useContext(TargetsContext);
  useEffect(() => {
    setTarget?.(context, target);
    return () => setTarget?.(context, undefined);
  }, [setTarget, context, target]);
}

/** Whether a modal dialog is open: keys do not reach the page behind it. */
function isModalOpen(): boolean {
  return document.querySelector('dialog:modal') !== null;
}

/** Whether typing in the element enters text. */
function isInField(element: EventTarget | null): boolean {
  if (!(element instanceof HTMLElement)) return false;
  if (element.isContentEditable || element instanceof HTMLTextAreaElement) return true;
  if (element instanceof HTMLSelectElement) return true;
  if (element instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'range'].includes(element.type);
  return element.closest('[role="dialog"], [role="listbox"], [role="menu"]') !== null;
}

/** Whether Enter and Space press the element or follow its link. */
function isOnControl(element: EventTarget | null): boolean {
  return element instanceof HTMLElement && element.closest('button, a[href], summary, input') !== null;
}
