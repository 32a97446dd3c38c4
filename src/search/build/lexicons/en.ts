import type { LexiconSource } from './lexicon-source.ts';

/** English as customers of shops write it. */
export const english: LexiconSource = {
  endings: 'ies>i y>i | ss>ss s | ing ed e',
  light: `
    a an the this that these those it its i im ive me my mine we us our you your yours he she they them their his her is am
    are was were be been being do does did done have has had having will would shall should can could may might must to of
    in on at by for from with about into onto as and or but if so than then there here just also too very please pls kindly
    hi hello hey sir madam dear thanks thank ok okay yes get got
    how what when where which who why whats wheres long much many take takes
  `,
  groups: `
    buy purchase order shop acquire
    order booking book purchase reserve
    deliver delivery ship shipping shipment dispatch send sent courier postage freight
    arrive receive get come reach show
    arrival delivery arrive
    parcel package packet shipment order item box
    track trace locate follow where status
    status progress update state
    late delay delayed slow overdue pending long
    wait waiting awaiting pending still yet
    still yet already
    cancel cancellation stop abort terminate withdraw undo
    close delete remove terminate deactivate erase cancel
    return refund exchange replace replacement give
    refund reimburse reimbursement moneyback money chargeback
    exchange swap replace change
    change modify edit update alter switch correct amend
    set setup configure choose
    wrong incorrect mistake mistaken different off
    broken damaged defective faulty damage defect crack torn
    missing lost lose disappear gone find
    lost stolen steal theft misplaced lose stole
    pay payment paid checkout paying
    payment transaction charge purchase pay
    price cost rate amount expensive cheap prize much
    fee charge cost surcharge extra
    charged debited deducted billed taken
    twice double duplicate multiple two
    discount offer coupon voucher promo promotion deal sale code
    invoice bill receipt statement
    installment instalment emi finance
    cash cod money
    money fund funds balance cash amount
    contact call phone talk speak reach email chat
    agent human person representative support someone somebody customer care
    support help assist assistance service
    complain complaint unhappy issue problem
    problem issue trouble error difficulty difficult wrong
    fail failed decline declined reject rejected unsuccessful error not denied refuse refused
    not no isnt arent doesnt dont didnt wont cant cannot couldnt wasnt unable fail failed without havent hasnt
    unable cannot cant fail
    work working function functioning go through operate
    available availability stock have
    guarantee warranty
    size dimension measurement length width height inch
    big large
    small little
    color colour
    address location
    location place area city town country region where
    pincode postcode zip zipcode postal pin
    store shop outlet showroom dealer branch distributor seller retailer
    sell seller dealer
    abroad international overseas foreign country travel
    account profile
    login signin password log sign
    register signup registration join enroll
    password passcode pin code
    forgot forgotten forget remember lost
    verify verification confirm validate prove check
    identity id identification
    original genuine authentic real fake duplicate
    ingredient contain made material
    expiry expire expired expiration
    compare comparison difference vs versus better differ between
    best recommend suggest good suitable better
    need want require looking like would wish
    tell show see view find know
    how way possible method
    why reason
    open operational working hours
    time long duration when quick soon days hours take
    soon fast quick urgent express
    start begin resume restart again
    new another
    old age
    child kid children young son daughter
    top topup topping add load
    transfer send move wire transferred sent
    withdraw withdrawal cash take withdrew atm
    atm machine cash
    currency exchange convert conversion rate
    limit maximum minimum restriction max
    card visa mastercard
    recipient beneficiary receiver
    recognise recognize know unknown unfamiliar strange
    use using make
    app application software
    phone mobile device smartphone cell
    email mail
    photo picture image
    download install installation setup
    update upgrade latest
    uninstall remove delete
    connect connection link pair add connecting
    detect detected recognize recognise find appear show
    allow permit possible can
    free complimentary gratis
    gift present
    subscription plan membership
    trial try test trail
    friend refer referral
    question query doubt ask information
    information info details about
    back again return
    more another additional extra
    minor child junior
    credentials password
    credential password name
  `,
};
