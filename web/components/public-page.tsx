import type { ReactNode } from 'react'
import { productName } from '#web/api/naming.ts'
import { CenteredFrame, type CenteredFrameProps } from './frame/centered-frame.tsx'
import { PageTitle } from './page-title.tsx'

export interface PublicPageProps extends Omit<CenteredFrameProps, 'productName'> {
  children?: ReactNode
}

/** A page of people who are not in yet. */
export function PublicPage(props: PublicPageProps) {
  return (
    <>
      <PageTitle parts={[props.title, productName()]} />
      <CenteredFrame {...props} productName={productName()} />
    </>
  )
}
