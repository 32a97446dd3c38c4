import ada from '../shop/img/team-ada.svg?url&no-inline';
import jonas from '../shop/img/team-jonas.svg?url&no-inline';

/** Two with a picture, one without, and one whose picture is gone. */
export const team = [{ name: 'Ada', image: ada }, { name: 'Jonas', image: jonas }, { name: 'Mira Sand' }, { name: 'Chloé', image: '/gone.png' }] as const;
